import { Role } from "../../src/values/role.js";
import { structure, voteHead } from "./fee-structure-operations.js";
import { numbered } from "./next-number.js";
import { type Ask, BURSARS, MONEY_OFFICE, type OperationCase } from "./operation-case.js";
import { child, stranger, term, type World } from "./world.js";

type AddedCharge = { addCharge: { id: string } };
type PostedRun = { postInvoiceRun: { id: string } };

const CHARGE = "mutation ($input: ChargeInput!) { addCharge(input: $input) { id number learner { name } owed } }";
const chargeInput = async (world: World, ask: Ask, learnerId = child(world)) => {
  const items = [{ voteHeadId: await voteHead(ask), cents: 300_00 }];
  return { input: { key: numbered("charge"), learnerId: String(learnerId), memo: "Broken window", items } };
};
/** An invoice of the guardian's child, or of another learner. */
export const charge = async (world: World, ask: Ask, learnerId?: ReturnType<typeof child>) => {
  const input = await chargeInput(world, ask, learnerId);
  return { id: (await ask<AddedCharge>(Role.bursar, CHARGE, input)).addCharge.id };
};

const RUN = "mutation ($input: InvoiceRunInput!) { postInvoiceRun(input: $input) { id invoiceCount term { id } } }";
const runInput = async (world: World, ask: Ask) => {
  const structureIds = [await structure(world, ask, ["G7"])];
  return { input: { key: numbered("run"), termId: term(world), structureIds } };
};
const invoiceRun = async (world: World, ask: Ask) => ({
  id: (await ask<PostedRun>(Role.bursar, RUN, await runInput(world, ask))).postInvoiceRun.id,
});

export const invoiceOperations: readonly OperationCase[] = [
  {
    operation: "Query.invoices",
    text: "{ invoices { nodes { id number learner { name } owed lines { cents voteHead { name } } } } }",
    variables: charge,
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.invoices",
    about: "of a guardian's child",
    text: "query ($learnerId: ID!) { invoices(learnerId: $learnerId) { nodes { id learner { name } } } }",
    variables: (world) => ({ learnerId: child(world) }),
    allowed: [...MONEY_OFFICE, Role.guardian],
    refusals: { "class-teacher": "NOT_FOUND", "subject-teacher": "NOT_FOUND", key: "FORBIDDEN" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoices",
    about: "of somebody else's child",
    text: "query ($learnerId: ID!) { invoices(learnerId: $learnerId) { nodes { id learner { name } } } }",
    variables: (world) => ({ learnerId: stranger(world) }),
    allowed: MONEY_OFFICE,
    refusal: "NOT_FOUND",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoice",
    about: "of a guardian's child",
    text: "query ($id: ID!) { invoice(id: $id) { id number learner { name } cents lines { owed } } }",
    variables: charge,
    allowed: [...MONEY_OFFICE, Role.guardian],
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Query.invoice",
    about: "of somebody else's child",
    text: "query ($id: ID!) { invoice(id: $id) { id number learner { name } } }",
    variables: (world, ask) => charge(world, ask, stranger(world)),
    allowed: MONEY_OFFICE,
    refusal: "null",
    refusals: { key: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Mutation.addCharge",
    text: CHARGE,
    variables: (world, ask) => chargeInput(world, ask),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reverseInvoice",
    text: 'mutation ($id: ID!) { reverseInvoice(id: $id, reason: "By mistake") { id reversedAt } }',
    variables: (world, ask) => charge(world, ask, stranger(world)),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.previewInvoiceRun",
    text: `query ($scope: InvoiceRunScope!) { previewInvoiceRun(scope: $scope) {
      invoiceCount cents classes { class { name } } voteHeads { voteHead { name } } leftOut { nodes { learner { name } reason } }
    } }`,
    variables: async (world, ask) => {
      await structure(world, ask, ["G8"]);
      return { scope: { termId: term(world) } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.postInvoiceRun",
    text: RUN,
    variables: runInput,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reverseInvoiceRun",
    text: 'mutation ($id: ID!) { reverseInvoiceRun(id: $id, reason: "By mistake") { id reversedBy { name } } }',
    variables: invoiceRun,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.invoiceRuns",
    text: "{ invoiceRuns { nodes { id invoiceCount cents createdBy { name } } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.invoiceRun",
    text: "query ($id: ID!) { invoiceRun(id: $id) { id invoiceCount createdBy { name } } }",
    variables: invoiceRun,
    allowed: MONEY_OFFICE,
    elsewhere: "null",
  },
];
