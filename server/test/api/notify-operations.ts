import { MONEY_OFFICE, type OperationCase, PEOPLE, SIGNED_IN } from "./operation-case.js";
import { child } from "./world.js";

export const notifyOperations: readonly OperationCase[] = [
  {
    operation: "Query.notifySettings",
    text: "{ notifySettings { capCents spentCents quietFrom reportPath } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.saveNotifySettings",
    text: "mutation { saveNotifySettings(input: { paymentSms: NEVER, capCents: 1000, quietFrom: 0, quietTo: 0 }) { capCents } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.smsMessages",
    text: "{ smsMessages { totalCount nodes { text guardianName learnerName } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.remindOfArrears",
    text: "mutation ($ids: [ID!]!) { remindOfArrears(learnerIds: $ids) { queued } }",
    variables: (world) => ({ ids: [String(child(world))] }),
    allowed: MONEY_OFFICE,
    elsewhere: "NOT_FOUND",
  },
  { operation: "Query.pushKey", text: "{ pushKey }", allowed: SIGNED_IN },
  {
    operation: "Mutation.savePushSubscription",
    about: "of no maker of browsers",
    text: 'mutation { savePushSubscription(endpoint: "https://example.org", p256dh: "p", auth: "a") }',
    allowed: [],
    refusal: "BAD_USER_INPUT",
  },
  { operation: "Mutation.removePushSubscription", text: "mutation { removePushSubscription }", allowed: PEOPLE },
];
