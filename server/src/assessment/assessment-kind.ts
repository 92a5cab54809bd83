/** What kind of work was assessed: the exams of a term, a task of school-based assessment, a project. */
export const AssessmentKind = {
  opener: "O",
  midTerm: "M",
  endTerm: "E",
  sbaTask: "T",
  project: "P",
} as const;
export type AssessmentKind = (typeof AssessmentKind)[keyof typeof AssessmentKind];

export const ASSESSMENT_KINDS: readonly AssessmentKind[] = Object.values(AssessmentKind);
