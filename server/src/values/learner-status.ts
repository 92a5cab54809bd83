/** Where a learner stands with the school. Re-entry after pregnancy is national policy, hence a status of its own. */
export const LearnerStatus = {
  active: "active",
  reEntered: "re-entered",
  transferred: "transferred",
  left: "left",
  completed: "completed",
} as const;
export type LearnerStatus = (typeof LearnerStatus)[keyof typeof LearnerStatus];

/** Of somebody who learns at the school no longer. */
export type AwayStatus = Exclude<LearnerStatus, "active" | "re-entered">;

export const isAway = (status: LearnerStatus): status is AwayStatus =>
  status !== LearnerStatus.active && status !== LearnerStatus.reEntered;
