/** Why a learner left. Schools may need more of them one day: a new one is a line here and its words in the client. */
export const LeavingReason = {
  transfer: "transfer",
  completed: "completed",
  fees: "fees",
  work: "work",
  distance: "distance",
  familyMoved: "family-moved",
  pregnancyOrMarriage: "pregnancy-or-marriage",
  illness: "illness",
  death: "death",
  unknown: "unknown",
} as const;
export type LeavingReason = (typeof LeavingReason)[keyof typeof LeavingReason];

/** For those who lead the school and the class teacher alone: known to others it keeps girls from coming back. */
export const isRestrictedReason = (reason: LeavingReason | null): boolean =>
  reason === LeavingReason.pregnancyOrMarriage;
