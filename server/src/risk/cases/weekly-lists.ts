import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/** A learner of HIGH or MEDIUM in a week. */
export type Candidate = {
  readonly learnerId: LearnerId;
  readonly week: SchoolDay;
  readonly scoredOn: SchoolDay;
  readonly standing: number;
};

/** From one day up to, not including, another; without an end it stands still. */
export type Span = { readonly learnerId: LearnerId; readonly from: SchoolDay; readonly to: SchoolDay | null };

/**
 * By which score each learner came first on a weekly list: in each week as many as could be followed up, the greatest risk
 * first, without those who had a case or a standing decision already when the week began.
 */
export function firstListed(
  candidates: readonly Candidate[],
  settled: readonly Span[],
  capacity: number,
): Map<LearnerId, Candidate> {
  const spansOf = Map.groupBy(settled, ({ learnerId }) => learnerId);
  const isSettled = ({ learnerId, week }: Candidate) =>
    (spansOf.get(learnerId) ?? []).some(({ from, to }) => from < week && (to === null || week < to));
  const byWeek = Map.groupBy(candidates, ({ week }) => week);
  const first = new Map<LearnerId, Candidate>();
  for (const [, week] of [...byWeek].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const list = week
      .filter((candidate) => !isSettled(candidate))
      .sort((one, other) => other.standing - one.standing || one.learnerId - other.learnerId)
      .slice(0, capacity);
    for (const candidate of list) if (!first.has(candidate.learnerId)) first.set(candidate.learnerId, candidate);
  }
  return first;
}
