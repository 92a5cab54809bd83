import type { RiskFeature } from "../../generated/live/graphql";
import type { riskRules } from "../../i18n/risk-rules";

type Rule = {
  readonly rule: keyof typeof riskRules.en;
  readonly feature: RiskFeature;
  /** The value at which it begins to count, and one at which it no longer does or another counts. */
  readonly counts: number;
  readonly not: number;
  readonly points: number;
};

/** What the server's rules count, the most points first; a test of the journeys holds it to them. */
export const RULES: readonly Rule[] = [
  { rule: "unseen10", feature: "DAYS_SINCE_SEEN", counts: 10, not: 9, points: 3 },
  { rule: "unseen5", feature: "DAYS_SINCE_SEEN", counts: 5, not: 4, points: 2 },
  { rule: "attended80", feature: "ATTENDANCE_RATE", counts: 0.8, not: 0.81, points: 2 },
  { rule: "attended90", feature: "ATTENDANCE_RATE", counts: 0.9, not: 0.91, points: 1 },
  { rule: "fell10", feature: "ATTENDANCE_CHANGE", counts: -0.1, not: -0.09, points: 1 },
  { rule: "older3", feature: "AGE_FOR_GRADE", counts: 3, not: 2, points: 2 },
  { rule: "older2", feature: "AGE_FOR_GRADE", counts: 2, not: 1, points: 1 },
  { rule: "failing", feature: "SUBJECTS_FAILING", counts: 0.5, not: 0.49, points: 1 },
  { rule: "arrears", feature: "ARREARS_SHARE", counts: 1, not: 0.99, points: 1 },
];
