import { registerEnumType } from "type-graphql";
import { ContactRule, Custody } from "../../values/contact-rule.js";

export const ContactRuleEnum = {
  ALWAYS: ContactRule.always,
  EMERGENCIES: ContactRule.emergencies,
  NEVER: ContactRule.never,
} as const;

registerEnumType(ContactRuleEnum, {
  name: "ContactRule",
  description: "When the school may call or write to a guardian about a learner.",
  valuesConfig: {
    ALWAYS: { description: "About everything." },
    EMERGENCIES: { description: "By voice in an emergency alone; no message goes to them." },
    NEVER: { description: "Never; the learner is kept from their sight too." },
  },
});

export const CustodyEnum = {
  UNKNOWN: Custody.unknown,
  FULL: Custody.full,
  SHARED: Custody.shared,
  NONE: Custody.none,
} as const;

registerEnumType(CustodyEnum, {
  name: "Custody",
  description: "A guardian's right to have the learner with them, as far as the school was told.",
  valuesConfig: {
    UNKNOWN: { description: "Nobody said." },
    FULL: { description: "Theirs alone." },
    SHARED: { description: "Shared with another guardian." },
    NONE: { description: "None: the learner is not given to them at the gate." },
  },
});
