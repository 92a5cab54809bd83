import { encodeMark, type Mark } from "./mark.js";

/** The numbers of the reasons that only those who follow a learner up may see. */
export type RestrictedReasons = ReadonlySet<number>;

/** The mark as everybody may see it; the same object when it hides nothing. */
export function hideReason(mark: Mark, restricted: RestrictedReasons): Mark {
  return mark.reason !== null && restricted.has(mark.reason) ? { ...mark, reason: null } : mark;
}

/** Whether two marks look alike to somebody who may not see restricted reasons. */
export const sameToEveryone = (one: Mark, other: Mark, restricted: RestrictedReasons): boolean =>
  encodeMark(hideReason(one, restricted)) === encodeMark(hideReason(other, restricted));
