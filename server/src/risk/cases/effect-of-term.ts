import type { LearnerId } from "../../values/ids.js";
import type { RiskEffectTermType } from "./effect.type.js";
import { CaseOutcome } from "./risk-case.entity.js";

/** A learner on a term's weekly lists. */
export type Listed = {
  readonly learnerId: LearnerId;
  /** Attendance in the 20 school days before and after, 0 to 1; null where it is not known. */
  readonly before: number | null;
  readonly after: number | null;
};

/** What came of following a learner up; null while the case is open. */
export type Followed = ReadonlyMap<LearnerId, CaseOutcome | null>;

/** Fewer say nothing. */
const FEWEST = 5;

/** Counts a term's lists. `left` are those who left without a transfer by the end of the next term. */
export function effectOfTerm(
  listed: readonly Listed[],
  followed: Followed,
  left: ReadonlySet<LearnerId>,
): Omit<RiskEffectTermType, "year" | "term"> {
  const group = listed.filter(({ learnerId }) => followed.has(learnerId));
  const others = listed.filter(({ learnerId }) => !followed.has(learnerId));
  const ended = (outcome: CaseOutcome | null) =>
    group.filter(({ learnerId }) => followed.get(learnerId) === outcome).length;
  const leftOf = (of: readonly Listed[]) => of.filter(({ learnerId }) => left.has(learnerId)).length;
  const attendance = meansOf(group);
  const attendanceOfOthers = meansOf(others);
  return {
    listed: listed.length,
    followed: group.length,
    returned: ended(CaseOutcome.returned),
    transferred: ended(CaseOutcome.transferred),
    left: ended(CaseOutcome.left),
    notAtRisk: ended(CaseOutcome.notAtRisk),
    stillOpen: ended(null),
    followedLeft: leftOf(group),
    notFollowed: others.length,
    notFollowedLeft: leftOf(others),
    attendanceBefore: attendance.before,
    attendanceAfter: attendance.after,
    attendanceBeforeNotFollowed: attendanceOfOthers.before,
    attendanceAfterNotFollowed: attendanceOfOthers.after,
    fewFollowed: group.length < FEWEST,
    fewNotFollowed: others.length < FEWEST,
  };
}

/** Of those of whom both is known, so that the same learners are compared. */
function meansOf(of: readonly Listed[]): { before: number | null; after: number | null } {
  const known = of.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]));
  if (known.length < FEWEST) return { before: null, after: null };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { before: mean(known.map(({ before }) => before)), after: mean(known.map(({ after }) => after)) };
}
