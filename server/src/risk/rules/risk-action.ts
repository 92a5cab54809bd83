/** What a person might do next for a learner at risk; always to support, never to punish. */
export const RiskAction = {
  callGuardian: "CALL_GUARDIAN",
  visitHome: "VISIT_HOME",
  meetLearner: "MEET_LEARNER",
  talkAboutFees: "TALK_ABOUT_FEES",
  remedialLessons: "REMEDIAL_LESSONS",
  transportOrBoarding: "TRANSPORT_OR_BOARDING",
  referToChildrenOfficer: "REFER_TO_CHILDREN_OFFICER",
  watch: "WATCH",
} as const;
export type RiskAction = (typeof RiskAction)[keyof typeof RiskAction];
