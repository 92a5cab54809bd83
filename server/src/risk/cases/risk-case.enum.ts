import { registerEnumType } from "type-graphql";
import { CaseOutcome } from "./risk-case.entity.js";
import { ContactKind } from "./risk-contact.entity.js";

export const CaseOutcomeEnum = {
  RETURNED: CaseOutcome.returned,
  TRANSFERRED: CaseOutcome.transferred,
  LEFT: CaseOutcome.left,
  NOT_AT_RISK: CaseOutcome.notAtRisk,
} as const;

registerEnumType(CaseOutcomeEnum, {
  name: "RiskOutcome",
  description: "How a case ended.",
  valuesConfig: {
    RETURNED: { description: "The learner comes to school again." },
    TRANSFERRED: { description: "The learner went to another school." },
    LEFT: { description: "The learner left school." },
    NOT_AT_RISK: { description: "The learner was not at risk." },
  },
});

export const ContactKindEnum = {
  CALL: ContactKind.call,
  VISIT: ContactKind.visit,
  MEETING: ContactKind.meeting,
  MESSAGE: ContactKind.message,
} as const;

registerEnumType(ContactKindEnum, {
  name: "RiskContactKind",
  description: "How somebody tried to reach a learner or their home.",
  valuesConfig: {
    CALL: { description: "By a call." },
    VISIT: { description: "By a visit." },
    MEETING: { description: "By a meeting at school." },
    MESSAGE: { description: "By a message." },
  },
});

/** Which cases are asked for. */
export const CaseState = { open: "OPEN", overdue: "OVERDUE", closed: "CLOSED" } as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];

export const CaseStateEnum = {
  OPEN: CaseState.open,
  OVERDUE: CaseState.overdue,
  CLOSED: CaseState.closed,
} as const;

registerEnumType(CaseStateEnum, {
  name: "RiskCaseState",
  description: "How a case stands.",
  valuesConfig: {
    OPEN: { description: "Is open, overdue or not." },
    OVERDUE: { description: "Is open, and should have been seen to before today." },
    CLOSED: { description: "Is closed." },
  },
});
