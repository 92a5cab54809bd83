import { isKnown, isLater } from "../events/source.js";
import { CellVerdict } from "./history/attendance-history.entity.js";
import { hideReason, type RestrictedReasons, sameToEveryone } from "./restricted-reasons.js";
import { rankOf, type Said } from "./said.js";

/** What stands of one learner in one session, and, while two explicit values contest the cell, the other one. */
export type CellState = { readonly value: Said | null; readonly other: Said | null };

export const NOTHING_SAID: CellState = { value: null, other: null };

/**
 * Puts something said into a cell. `seen` is the last sequence the writer knew of when writing.
 *
 * What the writer knew of, it replaces. Against what it could not know of, the explicit beats the default and both
 * beat "not taken"; equal values agree; of two explicit values that differ the one that came later stands, and the
 * other stays beside it until somebody who knows of both writes again. Nothing explicit is ever silently replaced.
 */
export function mergeCell(
  cell: CellState,
  said: Said,
  seen: number,
  restricted: RestrictedReasons,
): { cell: CellState; verdict: CellVerdict } {
  const standing = [cell.value, cell.other].filter((each) => each !== null);
  if (standing.some(({ source }) => isLater(source, said.source))) return { cell, verdict: CellVerdict.yielded };

  const unknown = standing.filter(({ source }) => !isKnown(source, said.source, seen));
  const same = standing.filter((each) => sameToEveryone(each.mark, said.mark, restricted));
  const value = keepHidden(said, same, restricted);
  const [first, second = null] = unknown;
  if (!first) {
    const [only] = standing;
    const agrees = standing.length === 1 && only === same[0] && only?.implied === said.implied;
    return { cell: { value, other: null }, verdict: agrees ? CellVerdict.agreed : CellVerdict.applied };
  }

  const weight = rankOf(said) - Math.max(...unknown.map(rankOf));
  if (weight < 0) return { cell: { value: first, other: second }, verdict: CellVerdict.yielded };
  if (weight > 0) return { cell: { value, other: null }, verdict: CellVerdict.applied };
  const other = unknown.find((each) => !same.includes(each)) ?? null;
  return { cell: { value, other }, verdict: other ? CellVerdict.contested : CellVerdict.agreed };
}

/** A device never sees a restricted reason, so saying the same mark without one cannot mean to take it away. */
function keepHidden(said: Said, same: readonly Said[], restricted: RestrictedReasons): Said {
  if (said.mark !== hideReason(said.mark, restricted)) return said;
  const hiding = same.find(({ mark }) => mark !== hideReason(mark, restricted));
  return hiding ? { ...said, mark: hiding.mark } : said;
}
