import { registerEnumType } from "type-graphql";
import { RiskAction } from "./risk-action.js";

export const RiskActionEnum = {
  CALL_GUARDIAN: RiskAction.callGuardian,
  VISIT_HOME: RiskAction.visitHome,
  MEET_LEARNER: RiskAction.meetLearner,
  TALK_ABOUT_FEES: RiskAction.talkAboutFees,
  REMEDIAL_LESSONS: RiskAction.remedialLessons,
  TRANSPORT_OR_BOARDING: RiskAction.transportOrBoarding,
  REFER_TO_CHILDREN_OFFICER: RiskAction.referToChildrenOfficer,
  WATCH: RiskAction.watch,
} as const;

registerEnumType(RiskActionEnum, {
  name: "RiskAction",
  description: "What a person might do next for a learner at risk: always to support, never to punish.",
  valuesConfig: {
    CALL_GUARDIAN: { description: "Call the guardian." },
    VISIT_HOME: { description: "Visit the learner's home." },
    MEET_LEARNER: { description: "Meet the learner." },
    TALK_ABOUT_FEES: { description: "Talk about what would help with the fees: a bursary, a plan, payment in kind." },
    REMEDIAL_LESSONS: { description: "Offer remedial lessons." },
    TRANSPORT_OR_BOARDING: { description: "See to transport, or a place to board." },
    REFER_TO_CHILDREN_OFFICER: { description: "Refer to the children officer: never suggested, a person decides." },
    WATCH: { description: "Watch how it goes." },
  },
});
