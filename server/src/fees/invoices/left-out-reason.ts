/** Why an invoice run makes no invoice for a learner. */
export const LeftOutReason = {
  noStructureForGrade: "no-structure-for-grade",
  noStructureForResidence: "no-structure-for-residence",
  notEnrolled: "not-enrolled",
} as const;
export type LeftOutReason = (typeof LeftOutReason)[keyof typeof LeftOutReason];
