import type { LeavingReason } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { learnerLife } from "../i18n/learner-life";

const WORDS = {
  TRANSFER: "transfer",
  COMPLETED: "completed",
  FEES: "fees",
  WORK: "work",
  DISTANCE: "distance",
  FAMILY_MOVED: "familyMoved",
  PREGNANCY_OR_MARRIAGE: "pregnancy",
  ILLNESS: "illness",
  DEATH: "death",
  UNKNOWN: "unknown",
} as const satisfies Record<LeavingReason, string>;

export const LEAVING_REASONS = Object.keys(WORDS) as LeavingReason[];

/** Says why somebody left. */
export function useReasonWords(): (reason: LeavingReason) => string {
  const say = useMessages(learnerLife);
  return (reason) => say(WORDS[reason]);
}
