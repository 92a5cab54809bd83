import { isLater, type Source } from "../events/source.js";
import { NO_SCORE } from "../values/score.js";
import { ScoreVerdict } from "./score-history.entity.js";
import type { GivenScore, ScoreCell } from "./score-sheet.js";

export const NOTHING_GIVEN: ScoreCell = { value: null, proposals: [] };

/**
 * Puts a score into a cell. `knew` tells what the writer knew of when writing.
 *
 * What the writer knew of, it replaces, and settles the proposals it knew of too. Of what it could not know of, the first
 * accepted stands and the other becomes a proposal; equal scores agree. An empty cell contests nothing: any score beats
 * it, and taking back what one could not know of gives way.
 */
export function mergeScore(
  cell: ScoreCell,
  given: GivenScore,
  knew: (source: Source) => boolean,
): { cell: ScoreCell; verdict: ScoreVerdict } {
  const { value, proposals } = cell;
  const isUnknown = ({ source }: GivenScore): boolean => !knew(source);
  if ([value, ...proposals].some((each) => each !== null && isLater(each.source, given.source))) {
    return { cell, verdict: ScoreVerdict.yielded };
  }
  const open = proposals.filter(isUnknown);
  if (value === null || value.score === NO_SCORE || !isUnknown(value)) return replace(cell, given, open);
  if (value.score === given.score) {
    return { cell: leaving(cell, open.filter(differsFrom(value))), verdict: ScoreVerdict.agreed };
  }
  const others = proposals.filter(({ source }) => source.deviceId !== given.source.deviceId);
  if (given.score === NO_SCORE) return { cell: leaving(cell, others), verdict: ScoreVerdict.yielded };
  return { cell: { value, proposals: [...others, given] }, verdict: ScoreVerdict.proposed };
}

/** The writer knew what stands. `open` are the proposals it did not know of. */
function replace(cell: ScoreCell, given: GivenScore, open: readonly GivenScore[]) {
  const { value, proposals } = cell;
  const [first, ...rest] = open;
  if (first && given.score === NO_SCORE) {
    const left = { value: first, proposals: rest.filter(differsFrom(first)) };
    return { cell: left, verdict: ScoreVerdict.yielded };
  }
  const beside = open.filter(differsFrom(given));
  if (value?.score === given.score && proposals.length === beside.length) {
    return { cell: sayingAgain(cell, value, given), verdict: ScoreVerdict.agreed };
  }
  const verdict = beside.length > 0 ? ScoreVerdict.contested : ScoreVerdict.applied;
  return { cell: { value: given, proposals: beside }, verdict };
}

/** Saying what stands changes nothing, but a device's count goes on: what it said before must not come after. */
const sayingAgain = (cell: ScoreCell, value: GivenScore, { source: { deviceId, counter } }: GivenScore): ScoreCell =>
  value.source.deviceId === deviceId ? { ...cell, value: { ...value, source: { ...value.source, counter } } } : cell;

/** The cell with fewer proposals; itself when there are no fewer. */
const leaving = (cell: ScoreCell, proposals: readonly GivenScore[]): ScoreCell =>
  proposals.length === cell.proposals.length ? cell : { ...cell, proposals };

const differsFrom =
  (one: GivenScore) =>
  (other: GivenScore): boolean =>
    other.score !== one.score;
