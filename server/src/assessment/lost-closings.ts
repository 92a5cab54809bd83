import { isOfEarlierLife } from "../events/locked-scope.js";
import type { Writer } from "../events/source.js";
import type { ScorePage } from "./score-book.js";
import type { Closing } from "./score-sheet.js";

type InScope = Pick<ScorePage, "scope">;

/**
 * After a backup was restored everyone says again what was lost, in whatever order they come back. So the submitting of a
 * sheet may be heard before the scores that it signed off; or scores before the reopening that let them in, of a sheet
 * that was submitted when the backup was made.
 */
export function mayPrecedeClosing({ scope, sheet: { closing } }: ScorePage, writer: Writer): boolean {
  if (!closing || !isOfEarlierLife(scope, writer)) return false;
  return isSaidAgain({ scope }, closing) || (closing.seq <= scope.lostFrom && writer.seen > scope.lostFrom);
}

/** Of two closings that were lost and said again, the one whose author knew less came first, whichever is heard first. */
export function cameBefore(page: InScope, one: Closing, other: Closing): boolean {
  if (!isSaidAgain(page, one) || !isSaidAgain(page, other)) return false;
  return one.deviceId === other.deviceId ? one.counter < other.counter : one.seen! < other.seen!;
}

/** What is kept when a closing is said again that changes nothing: that the one before it, heard last, changes nothing either. */
export const latestOf = (page: InScope, closing: Closing | null, own: Closing): Closing =>
  closing && isSaidAgain(page, closing) ? { ...own, seq: closing.seq } : own;

/** It stands with a sequence of this life, and was written in an earlier one. */
export const isSaidAgain = ({ scope }: InScope, { seq, seen }: Closing): boolean =>
  seen !== null && seq > scope.lostTo && isOfEarlierLife(scope, { seen });
