import { Role } from "../../src/values/role.js";
import { nextNumber, numbered } from "./next-number.js";
import { oncePerWorld } from "./once-per-world.js";
import { type Ask, BURSARS, MONEY_OFFICE, OFFICE, type OperationCase } from "./operation-case.js";
import { recorded } from "./receipt-operations.js";
import { east, type World } from "./world.js";

type Wished = { requestReversal: { id: string } };

const REQUEST_REVERSAL = `mutation ($receiptId: ID!) {
  requestReversal(receiptId: $receiptId, reason: "Entered twice") { id isMine requestedBy { name } receipt { number } }
}`;
const wish = async (world: World, ask: Ask) => {
  const receiptId = (await recorded(ask, east(world).learnerIds[1])).id;
  return (await ask<Wished>(Role.bursar, REQUEST_REVERSAL, { receiptId })).requestReversal;
};
const BANK = (what: string) => `mutation ($input: BankInput!) { ${what}(input: $input) { cash bank mpesa } }`;
const banked = () => ({
  input: { key: numbered("request"), cents: 100, day: "2026-09-07", reference: `Slip ${nextNumber()}` },
});
let closings = 0;
const nextClosing = () => ({ day: new Date(Date.UTC(2026, 0, ++closings)).toISOString().slice(0, 10) });
const CLOSE_DAY = "mutation ($day: SchoolDay!) { closeDay(day: $day, countedCents: 0) { id closedBy { name } } }";
const checkedFees = oncePerWorld((_world, ask) => ask(Role.bursar, "mutation { checkFees { faults } }"));

export const bookOperations: readonly OperationCase[] = [
  {
    operation: "Query.reversals",
    text: "{ reversals { nodes { id reason requestedBy { name } decidedBy { name } receipt { number } entry { number } } } }",
    variables: wish,
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.requestReversal",
    text: REQUEST_REVERSAL,
    variables: async (world, ask) => ({ receiptId: (await recorded(ask, east(world).learnerIds[1])).id }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.approveReversal",
    about: "that the bursar asked for",
    text: "mutation ($id: ID!) { approveReversal(id: $id) { id state decidedBy { name } } }",
    variables: wish,
    allowed: [Role.head, Role.deputy],
    refusals: { bursar: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.declineReversal",
    text: 'mutation ($id: ID!) { declineReversal(id: $id, note: "It was right") { id state } }',
    variables: wish,
    allowed: [Role.head, Role.deputy, Role.bursar],
    elsewhere: "NOT_FOUND",
  },
  { operation: "Query.moneyNow", text: "{ moneyNow { cash bank mpesa closedThrough } }", allowed: MONEY_OFFICE },
  {
    operation: "Mutation.bankCash",
    text: BANK("bankCash"),
    variables: async (_world, ask) => {
      await recorded(ask);
      return banked();
    },
    allowed: BURSARS,
    elsewhere: "CONFLICT",
  },
  {
    operation: "Mutation.settleMpesa",
    about: "when nothing came by M-Pesa",
    text: BANK("settleMpesa"),
    variables: banked,
    allowed: [],
    refusals: { bursar: "CONFLICT", head: "CONFLICT" },
  },
  {
    operation: "Query.dayCloses",
    text: "{ dayCloses { nodes { day closedBy { name } reopenedBy { name } differenceCents } } }",
    allowed: MONEY_OFFICE,
  },
  { operation: "Mutation.closeDay", text: CLOSE_DAY, variables: nextClosing, allowed: BURSARS },
  {
    operation: "Mutation.reopenDay",
    text: 'mutation ($day: SchoolDay!) { reopenDay(day: $day, reason: "Wrong count") { id reopenedAt } }',
    variables: async (_world, ask) => {
      const next = nextClosing();
      await ask(Role.bursar, CLOSE_DAY, next);
      return next;
    },
    allowed: [Role.head],
    elsewhere: "CONFLICT",
  },
  {
    operation: "Query.dayReport",
    text: `{ dayReport(day: "2026-09-07") {
      accounts { account opening closing } missingReceipts suspenseAges { receipts }
      receipts { nodes { number payer shares { learner { name } } } }
      entries { nodes { number by { name } lines { account cents learner { name } } } }
      reversals { requestedBy { name } decidedBy { name } } check { faults }
    } }`,
    variables: wish,
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.feesCollected",
    text: "{ feesCollected { todayCents termCents invoicedCents classes { class { name } todayCents } channels { channel receipts cents } } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: OFFICE,
  },
  {
    operation: "Query.feeCheck",
    text: "{ feeCheck { faults findings { rule subject detail } } }",
    variables: async (world, ask) => {
      await checkedFees(world, ask);
      return {};
    },
    allowed: MONEY_OFFICE,
    elsewhere: "null",
  },
  { operation: "Mutation.checkFees", text: "mutation { checkFees { at faults } }", allowed: BURSARS },
];
