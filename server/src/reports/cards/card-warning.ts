import type { CardContent } from "./card-content.js";

/** What to look at before a card is given out. */
export const CardWarning = {
  missingScores: "missing-scores",
  openSheets: "open-sheets",
  notApproved: "not-approved",
  noResults: "no-results",
  absentEverywhere: "absent-everywhere",
  noAttendance: "no-attendance",
  noClassRemark: "no-remark-class",
  noHeadRemark: "no-remark-head",
} as const;
export type CardWarning = (typeof CardWarning)[keyof typeof CardWarning];

/** As they are kept: codes between commas. */
export const joinWarnings = (warnings: readonly CardWarning[]): string => warnings.join(",");

export const readWarnings = (text: string): CardWarning[] => (text === "" ? [] : (text.split(",") as CardWarning[]));

export const warnOfRemarks = ({ classTeacher, head }: CardContent): CardWarning[] => [
  ...(!classTeacher?.text ? [CardWarning.noClassRemark] : []),
  ...(!head?.text ? [CardWarning.noHeadRemark] : []),
];
