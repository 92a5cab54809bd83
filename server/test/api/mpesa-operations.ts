import { Role } from "../../src/values/role.js";
import { nextNumber, numbered } from "./next-number.js";
import { type Ask, BURSARS, type OperationCase, SIGNED_IN } from "./operation-case.js";
import { child, stranger, type World } from "./world.js";

const PAY = `mutation ($id: ID!, $key: String!, $phone: String!) {
  payWithMpesa(learnerId: $id, cents: 10000, phone: $phone, key: $key) { id state learner { name } }
}`;

const aPayment = () => ({ key: numbered("payment"), phone: `07${String(10_000_000 + nextNumber())}` });
const attempt = async (world: World, ask: Ask) => {
  type Paid = { payWithMpesa: { id: string } };
  return (await ask<Paid>(Role.bursar, PAY, { id: child(world), ...aPayment() })).payWithMpesa;
};

export const mpesaOperations: readonly OperationCase[] = [
  {
    operation: "Query.mpesaSetup",
    text: "{ mpesaSetup { number isTill canPrompt isPractice accountPrefix simulatorUrl } }",
    allowed: SIGNED_IN,
  },
  {
    operation: "Mutation.registerMpesa",
    text: "mutation { registerMpesa { isDone fault retryAfterSeconds } }",
    allowed: [Role.admin],
  },
  {
    operation: "Mutation.payWithMpesa",
    about: "for a guardian's child",
    text: PAY,
    variables: (world) => ({ id: child(world), ...aPayment() }),
    allowed: [...BURSARS, Role.guardian],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.payWithMpesa",
    about: "for somebody else's child",
    text: PAY,
    variables: (world) => ({ id: stranger(world), ...aPayment() }),
    allowed: BURSARS,
    refusals: { guardian: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.mpesaAttempt",
    about: "that the bursar began",
    text: "query ($id: ID!) { mpesaAttempt(id: $id) { id cents phone state reason resultCode mpesaReceipt isConfirming version } }",
    variables: attempt,
    allowed: BURSARS,
    refusals: { guardian: "null" },
    elsewhere: "null",
  },
  {
    operation: "Subscription.mpesaAttemptChanged",
    text: "subscription ($id: ID!) { mpesaAttemptChanged(id: $id) { state } }",
    variables: attempt,
    allowed: [...BURSARS, Role.guardian],
    elsewhere: "answer",
  },
  {
    operation: "Query.mpesaAttempts",
    text: "{ mpesaAttempts(state: FAILED) { nodes { id phone learner { name } } totalCount } }",
    allowed: BURSARS,
  },
  {
    operation: "Query.mpesaPayments",
    text: "{ mpesaPayments(inReview: true) { nodes { id mpesaReceipt learner { name } } totalCount } }",
    allowed: BURSARS,
  },
  {
    operation: "Query.mpesaNotices",
    text: "{ mpesaNotices(state: QUARANTINED) { nodes { id kind fault bytes } totalCount } }",
    allowed: BURSARS,
  },
  {
    operation: "Mutation.decideMpesaPayment",
    about: "that there is not",
    text: 'mutation { decideMpesaPayment(id: "999999", decision: DISMISS, note: "Not on the statement") { id } }',
    allowed: [],
    refusals: { bursar: "NOT_FOUND", head: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.closeMpesaAttempt",
    about: "that waits for nobody",
    text: 'mutation ($id: ID!) { closeMpesaAttempt(id: $id, note: "Not on the statement") { id } }',
    variables: attempt,
    allowed: [],
    refusals: { bursar: "CONFLICT", head: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.mpesaReversals",
    text: "{ mpesaReversals { nodes { id paymentId mpesaReceipt state } totalCount } }",
    allowed: [...BURSARS, Role.deputy],
  },
  {
    operation: "Mutation.askMpesaReversal",
    about: "of a payment that there is not",
    text: 'mutation { askMpesaReversal(paymentId: "999999", reason: "Paid twice") { id } }',
    allowed: [],
    refusals: { bursar: "NOT_FOUND", head: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.decideMpesaReversal",
    about: "that nobody asked for",
    text: 'mutation { decideMpesaReversal(id: "999999", agrees: true) { id } }',
    allowed: [],
    refusals: { bursar: "NOT_FOUND", head: "NOT_FOUND", deputy: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.mpesaStatements",
    text: "{ mpesaStatements { nodes { id fileName findings { kind } } totalCount } }",
    allowed: BURSARS,
  },
  {
    operation: "Mutation.importMpesaStatement",
    about: "that is none",
    text: 'mutation { importMpesaStatement(file: "bm9uZQ==", fileName: "none.csv") { id } }',
    allowed: [],
    refusals: { bursar: "BAD_USER_INPUT", head: "BAD_USER_INPUT" },
    elsewhere: "BAD_USER_INPUT",
  },
  {
    operation: "Subscription.paymentConfirmed",
    text: "subscription { paymentConfirmed { eventId learnerId cents receiptId receiptNumber paidAt } }",
    allowed: [Role.guardian],
  },
  {
    operation: "Subscription.feesChanged",
    text: "subscription { feesChanged { eventId receiptId learnerIds } }",
    allowed: BURSARS,
  },
];
