import { Role } from "../../src/values/role.js";
import type { Ask, OperationCase, Outcome } from "./operations.js";
import type { World } from "./world.js";

const OFFICE = [Role.bursar, Role.head, Role.deputy, Role.admin] as const;
const MANAGERS = [Role.bursar, Role.head] as const;
const APPROVERS = [Role.bursar, Role.head, Role.deputy] as const;

type Made<Name extends string> = Record<Name, { id: string }>;

let unique = 0;
const key = (what: string) => `${what}-${++unique}`;
const child = ({ school }: World) => school.schoolClass("Grade 7 East").learnerIds[0]!;
const stranger = ({ school }: World) => school.schoolClass("Grade 7 West").learnerIds[0]!;
const term = ({ school }: World) => school.termIds[0]!;

const SAVE_HEAD = "mutation ($id: ID, $name: String!) { saveVoteHead(id: $id, name: $name) { id } }";
/** A vote head of the school in use whose name begins so; it is added where there is none. */
const voteHead = async (ask: Ask, name = "Tuition") => {
  const { voteHeads } = await ask<Heads>(Role.bursar, "{ voteHeads(first: 200) { nodes { id name } } }");
  const known = voteHeads.nodes.find((head) => head.name.startsWith(name));
  if (known) return known.id;
  const text = { name: key(name) };
  return (await ask<Made<"saveVoteHead">>(Role.bursar, SAVE_HEAD, text)).saveVoteHead.id;
};

const SAVE_STRUCTURE =
  "mutation ($input: FeeStructureInput!) { saveFeeStructure(input: $input) { id name term { id } items { cents } } }";
const structureInput = async (world: World, ask: Ask, grades = ["G9"]) => {
  const items = [{ voteHeadId: await voteHead(ask), cents: 500_00 }];
  return { input: { termId: String(term(world)), name: key("Structure"), grades, items } };
};
const structure = async (world: World, ask: Ask, grades?: string[]) => {
  const input = await structureInput(world, ask, grades);
  return (await ask<Made<"saveFeeStructure">>(Role.bursar, SAVE_STRUCTURE, input)).saveFeeStructure.id;
};

const CHARGE = "mutation ($input: ChargeInput!) { addCharge(input: $input) { id number learner { name } owed } }";
const chargeInput = async (world: World, ask: Ask, learnerId = child(world)) => {
  const items = [{ voteHeadId: await voteHead(ask), cents: 300_00 }];
  return { input: { key: key("charge"), learnerId: String(learnerId), memo: "Broken window", items } };
};
const charge = async (world: World, ask: Ask, learnerId?: ReturnType<typeof child>) => {
  const input = await chargeInput(world, ask, learnerId);
  return { id: (await ask<Made<"addCharge">>(Role.bursar, CHARGE, input)).addCharge.id };
};

const RUN = "mutation ($input: InvoiceRunInput!) { postInvoiceRun(input: $input) { id invoiceCount term { id } } }";
const runInput = async (world: World, ask: Ask) => {
  const structureIds = [await structure(world, ask, ["G7"])];
  return { input: { key: key("run"), termId: String(term(world)), structureIds } };
};
const invoiceRun = async (world: World, ask: Ask) => ({
  id: (await ask<Made<"postInvoiceRun">>(Role.bursar, RUN, await runInput(world, ask))).postInvoiceRun.id,
});

const WAIVE = "mutation ($input: WaiverInput!) { requestWaiver(input: $input) { id status learner { name } } }";
const waiverInput = async (world: World, ask: Ask) => {
  await charge(world, ask);
  return { input: { key: key("waiver"), learnerId: String(child(world)), cents: 100_00, reason: "Hardship" } };
};
/** One that the head asked for, so that others may grant it. */
const waiver = async (world: World, ask: Ask) => ({
  id: (await ask<Made<"requestWaiver">>(Role.head, WAIVE, await waiverInput(world, ask))).requestWaiver.id,
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

export const feeOperations: readonly OperationCase[] = [
  // What is paid for
  {
    operation: "Query.voteHeads",
    text: "{ voteHeads { nodes { id name position archived } } }",
    allowed: [...OFFICE, "key"],
  },
  {
    operation: "Mutation.saveVoteHead",
    text: SAVE_HEAD,
    variables: () => ({ name: key("Head") }),
    allowed: MANAGERS,
  },
  {
    operation: "Mutation.saveVoteHead",
    about: "that exists",
    text: SAVE_HEAD,
    variables: async (_world, ask) => ({ id: await voteHead(ask, "Spare"), name: key("Spare") }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.orderVoteHeads",
    text: "mutation ($ids: [ID!]!) { orderVoteHeads(ids: $ids) { id } }",
    variables: async (_world, ask) => {
      await voteHead(ask);
      const { voteHeads } = await ask<Heads>(Role.bursar, "{ voteHeads(first: 200) { nodes { id } } }");
      return { ids: voteHeads.nodes.map(({ id }) => id).reverse() };
    },
    allowed: MANAGERS,
    elsewhere: "CONFLICT",
  },
  {
    operation: "Mutation.archiveVoteHead",
    text: "mutation ($id: ID!) { archiveVoteHead(id: $id) { archived } }",
    variables: async (_world, ask) => ({ id: await voteHead(ask, "Spare") }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.feeStructures",
    text: "query ($termId: ID) { feeStructures(termId: $termId) { nodes { id name grades residence cents } } }",
    variables: async (world, ask) => {
      await structure(world, ask);
      return { termId: term(world) };
    },
    allowed: [...OFFICE, "key"],
    elsewhere: "answer",
  },
  {
    operation: "Mutation.saveFeeStructure",
    text: SAVE_STRUCTURE,
    variables: structureInput,
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.copyFeeStructure",
    about: "to the term it is of",
    text: "mutation ($id: ID!, $termId: ID!) { copyFeeStructure(id: $id, termId: $termId) { id } }",
    variables: async (world, ask) => ({ id: await structure(world, ask), termId: term(world) }),
    allowed: [],
    refusals: { bursar: "CONFLICT", head: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.removeFeeStructure",
    text: "mutation ($id: ID!) { removeFeeStructure(id: $id) { name } }",
    variables: async (world, ask) => ({ id: await structure(world, ask) }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.feeSettings",
    text: "{ feeSettings { dueDays siblingPercents siblingVoteHeads { name } waiverLimit targets { cents } } }",
    allowed: OFFICE,
  },
  {
    operation: "Mutation.saveFeeSettings",
    text: "mutation ($input: FeeSettingsInput!) { saveFeeSettings(input: $input) { dueDays siblingVoteHeads { id } } }",
    variables: async (_world, ask) => ({
      input: { dueDays: 21, siblingPercents: [5], siblingVoteHeadIds: [await voteHead(ask)], waiverLimit: 0 },
    }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setTermTarget",
    text: "mutation ($termId: ID!) { setTermTarget(termId: $termId, cents: 100000000) { targets { cents } } }",
    variables: (world) => ({ termId: term(world) }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setResidence",
    text: "mutation ($ids: [ID!]!) { setResidence(learnerIds: $ids, residence: DAY) }",
    variables: (world) => ({ ids: [child(world)] }),
    allowed: OFFICE,
    elsewhere: "NOT_FOUND",
  },

  // Invoices
  {
    operation: "Query.invoices",
    text: "{ invoices { nodes { id number learner { name } owed lines { cents voteHead { name } } } } }",
    variables: charge,
    allowed: OFFICE,
  },
  {
    operation: "Query.invoices",
    about: "of a guardian's child",
    text: "query ($learnerId: ID!) { invoices(learnerId: $learnerId) { nodes { id learner { name } } } }",
    variables: (world) => ({ learnerId: child(world) }),
    allowed: [...OFFICE, Role.guardian],
    refusals: { "class-teacher": "NOT_FOUND", "subject-teacher": "NOT_FOUND", key: "FORBIDDEN" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoices",
    about: "of somebody else's child",
    text: "query ($learnerId: ID!) { invoices(learnerId: $learnerId) { nodes { id learner { name } } } }",
    variables: (world) => ({ learnerId: stranger(world) }),
    allowed: OFFICE,
    refusal: "NOT_FOUND",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoice",
    about: "of a guardian's child",
    text: "query ($id: ID!) { invoice(id: $id) { id number learner { name } cents lines { owed } } }",
    variables: charge,
    allowed: [...OFFICE, Role.guardian],
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.invoice",
    about: "of somebody else's child",
    text: "query ($id: ID!) { invoice(id: $id) { id number learner { name } } }",
    variables: (world, ask) => charge(world, ask, stranger(world)),
    allowed: OFFICE,
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Mutation.addCharge",
    text: CHARGE,
    variables: (world, ask) => chargeInput(world, ask),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reverseInvoice",
    text: 'mutation ($id: ID!) { reverseInvoice(id: $id, reason: "By mistake") { id reversedAt } }',
    variables: (world, ask) => charge(world, ask, stranger(world)),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.previewInvoiceRun",
    text: `query ($scope: InvoiceRunScope!) { previewInvoiceRun(scope: $scope) {
      invoiceCount cents classes { class { name } } voteHeads { voteHead { name } } leftOut { nodes { learner { name } reason } }
    } }`,
    variables: async (world, ask) => {
      await structure(world, ask, ["G8"]);
      return { scope: { termId: String(term(world)) } };
    },
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.postInvoiceRun",
    text: RUN,
    variables: runInput,
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reverseInvoiceRun",
    text: 'mutation ($id: ID!) { reverseInvoiceRun(id: $id, reason: "By mistake") { id reversedBy { name } } }',
    variables: invoiceRun,
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoiceRuns",
    text: "{ invoiceRuns { nodes { id invoiceCount cents createdBy { name } } } }",
    allowed: OFFICE,
  },
  {
    operation: "Query.invoiceRun",
    text: "query ($id: ID!) { invoiceRun(id: $id) { id invoiceCount createdBy { name } } }",
    variables: invoiceRun,
    allowed: OFFICE,
    elsewhere: "null",
  },

  // What was owed before, is let off, and is paid in parts
  {
    operation: "Query.openingBalances",
    text: "{ openingBalances { nodes { learner { name } cents day } } }",
    allowed: OFFICE,
  },
  {
    operation: "Mutation.setOpeningBalance",
    text: `mutation ($id: ID!, $cents: Cents!) {
      setOpeningBalance(learnerId: $id, cents: $cents, day: "2026-08-01") { learner { name } cents }
    }`,
    variables: (world) => ({ id: stranger(world), cents: 1000 + ++unique }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.importOpeningBalances",
    text: `mutation ($file: FileContent!) {
      importOpeningBalances(file: $file, day: "2026-08-01", accept: true) { rows added faults { nodes { line code } } }
    }`,
    variables: () => ({ file: OPENINGS }),
    allowed: MANAGERS,
  },
  {
    operation: "Query.waivers",
    text: "{ waivers(status: PENDING) { nodes { id learner { name } cents requestedBy { name } grantable } } }",
    variables: waiver,
    allowed: OFFICE,
  },
  {
    operation: "Mutation.requestWaiver",
    text: WAIVE,
    variables: waiverInput,
    allowed: MANAGERS,
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
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.instalmentPlans",
    text: "{ instalmentPlans { nodes { id learner { name } instalments { day cents owed } } } }",
    allowed: OFFICE,
  },
  {
    operation: "Mutation.saveInstalmentPlan",
    text: SAVE_PLAN,
    variables: planInput,
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.cancelInstalmentPlan",
    text: "mutation ($id: ID!) { cancelInstalmentPlan(learnerId: $id) }",
    variables: (world) => ({ id: child(world) }),
    allowed: MANAGERS,
    elsewhere: "NOT_FOUND",
  },

  // How accounts stand
  {
    operation: "Query.learner",
    about: "'s fees",
    text: "query ($id: ID!) { learner(id: $id) { feeBalance { owed credit overdue voteHeads { voteHead { name } owed } } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...OFFICE, Role.guardian],
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
    allowed: [...OFFICE, Role.guardian],
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.feeStatement",
    about: "of somebody else's child",
    text: "query ($id: ID!) { feeStatement(learnerId: $id) { learner { name } closing } }",
    variables: (world) => ({ id: stranger(world) }),
    allowed: OFFICE,
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.arrears",
    text: "{ arrears(withNotDue: true) { nodes { learner { name } owed ages { notDue older } } owed overdue planCount } }",
    allowed: [...OFFICE, "key"],
  },
  {
    operation: "Query.feeTotals",
    text: "query ($termId: ID) { feeTotals(termId: $termId) { invoiced paid owed credit target voteHeads { owed } classes { class { name } owed } } }",
    variables: (world) => ({ termId: term(world) }),
    allowed: [...OFFICE, "key"],
    elsewhere: "NOT_FOUND",
  },
];

type Heads = { voteHeads: { nodes: { id: string; name: string }[] } };
