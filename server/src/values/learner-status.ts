/** Where a learner stands with the school. Re-entry after pregnancy is national policy, hence a status of its own. */
export const LearnerStatus = {
  active: "active",
  reEntered: "re-entered",
  transferred: "transferred",
  left: "left",
} as const;
export type LearnerStatus = (typeof LearnerStatus)[keyof typeof LearnerStatus];
