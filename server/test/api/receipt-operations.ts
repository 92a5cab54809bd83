import { Role } from "../../src/values/role.js";
import { nextNumber, numbered } from "./next-number.js";
import { ANYBODY, type Ask, BURSARS, MONEY_OFFICE, OFFICE, type OperationCase } from "./operation-case.js";
import { child, east } from "./world.js";

type Recorded = { recordPayment: { id: string; code: string } };

const RECORD = `mutation ($input: RecordPaymentInput!) {
  recordPayment(input: $input) { id number cents code payer shares { learner { name } cents } recordedBy { name } }
}`;
const payment = (learnerId?: number, channel = "CASH") => ({
  input: {
    key: numbered("request"),
    channel,
    cents: 100_000,
    day: "2026-09-07",
    reference: channel === "BANK" ? `SLIP${nextNumber()}` : null,
    payer: "Payer Person",
    shares: learnerId === undefined ? [] : [{ learnerId: String(learnerId), cents: 100_000 }],
  },
});
/** A payment that the bursar took: of a learner, or of nobody known. */
export const recorded = async (ask: Ask, learnerId?: number, channel?: string) =>
  (await ask<Recorded>(Role.bursar, RECORD, payment(learnerId, channel))).recordPayment;

export const receiptOperations: readonly OperationCase[] = [
  {
    operation: "Query.receipts",
    text: `{ receipts(first: 20) {
      nodes { id number cents payer narration suspenseCents shares { learner { name } cents parts { voteHead cents } } recordedBy { name } }
    } }`,
    allowed: [...OFFICE, Role.guardian],
  },
  {
    operation: "Query.receipt",
    about: "by which a guardian's child's fees were paid",
    text: "query ($id: ID!) { receipt(id: $id) { id cents payer shares { learner { name } } recordedBy { name } } }",
    variables: (world, ask) => recorded(ask, child(world)),
    allowed: [...OFFICE, Role.guardian],
    elsewhere: "null",
  },
  {
    operation: "Query.receipt",
    about: "for somebody else's child",
    text: "query ($id: ID!) { receipt(id: $id) { id cents payer shares { learner { name } } } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: OFFICE,
    refusals: { guardian: "null" },
    elsewhere: "null",
  },
  {
    operation: "Query.verifyReceipt",
    text: "query ($code: String!) { verifyReceipt(code: $code) { number day cents school stands } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.recordPayment",
    text: RECORD,
    variables: (world) => payment(east(world).learnerIds[1]),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.suspense",
    text: "{ suspense { nodes { cents ageDays receipt { number payer } suggestions { score learner { name } } } } }",
    variables: async (_world, ask) => recorded(ask),
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.allocateSuspense",
    text: "mutation ($input: AllocateSuspenseInput!) { allocateSuspense(input: $input) { id suspenseCents } }",
    variables: async (world, ask) => {
      const shares = [{ learnerId: String(east(world).learnerIds[1]), cents: 500 }];
      return { input: { key: numbered("request"), receiptId: (await recorded(ask)).id, shares } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.refundSuspense",
    text: "mutation ($input: RefundSuspenseInput!) { refundSuspense(input: $input) { id refundedCents } }",
    variables: async (_world, ask) => {
      const receiptId = (await recorded(ask, undefined, "BANK")).id;
      return { input: { key: numbered("request"), receiptId, cents: 500, from: "BANK", reason: "Not ours" } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.transferCredit",
    text: "mutation ($input: TransferCreditInput!) { transferCredit(input: $input) { name } }",
    variables: async (world, ask) => {
      const [, from, to] = east(world).learnerIds as number[];
      await recorded(ask, from);
      const both = { fromLearnerId: String(from), toLearnerId: String(to) };
      return { input: { key: numbered("request"), ...both, cents: 100, reason: "Bursary of one paid up" } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.refundCredit",
    text: "mutation ($input: RefundCreditInput!) { refundCredit(input: $input) { name } }",
    variables: async (world, ask) => {
      const learnerId = east(world).learnerIds[1]!;
      await recorded(ask, learnerId, "BANK");
      return {
        input: { key: numbered("request"), learnerId: String(learnerId), cents: 100, from: "BANK", reason: "Left" },
      };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
];
