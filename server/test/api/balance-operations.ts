import { Role } from "../../src/values/role.js";
import { charge } from "./invoice-operations.js";
import { nextNumber, numbered } from "./next-number.js";
import { type Ask, BURSARS, MONEY_OFFICE, OFFICE, type OperationCase, type Outcome } from "./operation-case.js";
import { child, stranger, term, type World } from "./world.js";

type RequestedWaiver = { requestWaiver: { id: string } };
const APPROVERS = [...BURSARS, Role.deputy] as const;

const WAIVE = "mutation ($input: WaiverInput!) { requestWaiver(input: $input) { id status learner { name } } }";
const waiverInput = async (world: World, ask: Ask) => {
  await charge(world, ask);
  return { input: { key: numbered("waiver"), learnerId: String(child(world)), cents: 100_00, reason: "Hardship" } };
};
/** One that the head asked for, so that others may grant it. */
const waiver = async (world: World, ask: Ask) => ({
  id: (await ask<RequestedWaiver>(Role.head, WAIVE, await waiverInput(world, ask))).requestWaiver.id,
});
const DECIDE = "mutation ($id: ID!, $grant: Boolean!) { decideWaiver(id: $id, grant: $grant) { id status } }";
const granted = async (world: World, ask: Ask) => {
  const { id } = await waiver(world, ask);
  await ask(Role.deputy, DECIDE, { id, grant: true });
  return { id };
};

const SAVE_PLAN =
  "mutation ($input: InstalmentPlanInput!) { saveInstalmentPlan(input: $input) { id learner { name } } }";
const planInput = async (world: World, ask: Ask) => {
  await charge(world, ask);
  const learnerId = String(child(world));
  const text = "query ($id: ID!) { learner(id: $id) { feeBalance { owed } } }";
  const { learner } = await ask<{ learner: { feeBalance: { owed: number } } }>(Role.bursar, text, { id: learnerId });
  return { input: { learnerId, instalments: [{ day: "2026-10-01", cents: learner.feeBalance.owed }] } };
};

const OPENINGS = Buffer.from("Adm No,Balance\n0001,1500\n9999,10\n").toString("base64");

/** Whoever may not see it is told of the learner at most. */
const readBalance = (data: object): Outcome =>
  (data as { learner: { feeBalance: object | null } | null }).learner?.feeBalance ? "answer" : "null";

export const balanceOperations: readonly OperationCase[] = [
  // What was owed before, is let off, and is paid in parts
  {
    operation: "Query.openingBalances",
    text: "{ openingBalances { nodes { learner { name } cents day } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.setOpeningBalance",
    text: `mutation ($id: ID!, $cents: Cents!) {
      setOpeningBalance(learnerId: $id, cents: $cents, day: "2026-08-01") { learner { name } cents }
    }`,
    variables: (world) => ({ id: stranger(world), cents: 1000 + nextNumber() }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.importOpeningBalances",
    text: `mutation ($file: FileContent!) {
      importOpeningBalances(file: $file, day: "2026-08-01", accept: true) { rows added faults { nodes { line code } } }
    }`,
    variables: () => ({ file: OPENINGS }),
    allowed: BURSARS,
  },
  {
    operation: "Query.waivers",
    text: "{ waivers(status: PENDING) { nodes { id learner { name } cents requestedBy { name } grantable } } }",
    variables: waiver,
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.requestWaiver",
    text: WAIVE,
    variables: waiverInput,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.decideWaiver",
    about: "that the head asked for",
    text: DECIDE,
    variables: async (world, ask) => ({ ...(await waiver(world, ask)), grant: true }),
    allowed: APPROVERS.filter((role) => role !== Role.head),
    refusals: { head: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.decideWaiver",
    about: "with a no",
    text: DECIDE,
    variables: async (world, ask) => ({ ...(await waiver(world, ask)), grant: false }),
    allowed: APPROVERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reverseWaiver",
    text: 'mutation ($id: ID!) { reverseWaiver(id: $id, reason: "By mistake") { id status } }',
    variables: granted,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.instalmentPlans",
    text: "{ instalmentPlans { nodes { id learner { name } instalments { day cents owed } } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.saveInstalmentPlan",
    text: SAVE_PLAN,
    variables: planInput,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.cancelInstalmentPlan",
    text: "mutation ($id: ID!) { cancelInstalmentPlan(learnerId: $id) }",
    variables: (world) => ({ id: child(world) }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },

  // How accounts stand
  {
    operation: "Query.learner",
    about: "'s fees",
    text: "query ($id: ID!) { learner(id: $id) { feeBalance { owed credit overdue voteHeads { voteHead { name } owed } } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...MONEY_OFFICE, Role.guardian],
    refusal: "null",
    elsewhere: "null",
    elsewhereForAll: true,
    read: readBalance,
  },
  {
    operation: "Query.feeStatement",
    about: "of a guardian's child",
    text: "query ($id: ID!) { feeStatement(learnerId: $id) { learner { name } closing nodes { kind cents balance by { name } } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...MONEY_OFFICE, Role.guardian],
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.feeStatement",
    about: "of somebody else's child",
    text: "query ($id: ID!) { feeStatement(learnerId: $id) { learner { name } closing } }",
    variables: (world) => ({ id: stranger(world) }),
    allowed: MONEY_OFFICE,
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.arrears",
    text: "{ arrears(withNotDue: true) { nodes { learner { name } owed ages { notDue older } } owed overdue planCount } }",
    allowed: OFFICE,
  },
  {
    operation: "Query.feeTotals",
    text: "query ($termId: ID) { feeTotals(termId: $termId) { invoiced paid owed credit target voteHeads { owed } classes { class { name } owed } } }",
    variables: (world) => ({ termId: term(world) }),
    allowed: OFFICE,
    elsewhere: "NOT_FOUND",
  },
];
