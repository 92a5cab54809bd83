import { registerEnumType } from "type-graphql";
import { RiskFeature } from "./risk-feature.js";

const DESCRIPTIONS: { readonly [feature in RiskFeature]: string } = {
  ATTENDANCE_RATE: "Sessions attended of those whose register was taken, in the last 20 school days: 0 to 1.",
  ATTENDANCE_CHANGE: "The attendance rate less that of the learner's own last term.",
  LONGEST_ABSENCE: "The longest run of school days missed, of the last 60.",
  DAYS_SINCE_SEEN: "School days since the learner was last there.",
  ABSENT_FOR_FEES: "Sessions missed because of fees, of those of the last 60 school days: 0 to 1.",
  ABSENT_FOR_WORK: "Sessions missed for work at home or on the farm, of those of the last 60 school days: 0 to 1.",
  ABSENT_FOR_DISTANCE:
    "Sessions missed because of distance, weather or safety, of those of the last 60 school days: 0 to 1.",
  ABSENT_UNEXPLAINED: "Sessions missed for no known reason, of those of the last 60 school days: 0 to 1.",
  LATENESS: "Late arrivals of the sessions attended in the last 20 school days: 0 to 1.",
  ATTENDANCE_RANK: "Where the attendance stands in the class: 0 the lowest, 1 the highest.",
  MARKS_LEVEL: "The mean share of the maximum less that of the class.",
  MARKS_TREND: "The level of marks less that of the term before.",
  SUBJECTS_FAILING: "Subjects failed of those with marks: 0 to 1.",
  ARREARS_SHARE: "What is overdue as a share of what the term's invoices ask.",
  AGE_FOR_GRADE: "Years above the usual age of the grade.",
  REPEATED: "How often a year was repeated.",
  TRANSFERRED_IN: "1 for who came from another school within a year.",
  TERMS_HERE: "Terms at this school.",
  BOARDER: "1 for a boarder, 0 for a day scholar.",
  GRADE_LEVEL: "The year of schooling: 1 to 12.",
  TERM_NUMBER: "The number of the term: 1 to 3.",
};

export const RiskFeatureEnum = Object.fromEntries(Object.values(RiskFeature).map((code) => [code, code])) as {
  readonly [feature in RiskFeature]: feature;
};

registerEnumType(RiskFeatureEnum, {
  name: "RiskFeature",
  description: "What a risk of leaving is read from; nothing else is.",
  valuesConfig: Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([code, description]) => [code, { description }]),
  ) as { readonly [feature in RiskFeature]: { readonly description: string } },
});
