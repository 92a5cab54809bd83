import type { LearnerId } from "../../values/ids.js";
import { type Fraction, fraction } from "../grading/fraction.js";
import { meanGrade } from "../grading/mean-grade.js";
import { type Place, rank } from "../grading/rank.js";
import type { ScaleRule } from "../grading/scale-rule.js";
import type { SubjectLine } from "./class-results.js";

/** A learner to be given a place, and what they have in each subject. */
export type Placed = { readonly learnerId: LearnerId; readonly subjects: readonly SubjectLine[] };

/** What places go by: means over what was sat, exactly. Null where there is nothing of the kind. */
type Means = { readonly byRule: Fraction | null; readonly points: Fraction | null; readonly percent: Fraction | null };

/**
 * The places of learners among each other; nobody has one where the scale has none.
 *
 * Where the scale has a mean rule, by the mean it gives, then by percent; who has no mean grade has no place. As long as
 * it gives nobody a mean, as before enough subjects are assessed, and where there is no such rule, by percent; where not
 * everybody has percents, by points.
 */
export function placeLearners(rule: ScaleRule, learners: readonly Placed[]): Map<LearnerId, Place> {
  if (!rule.positions) return new Map();
  const means = learners.map(({ learnerId, subjects }) => ({ id: learnerId, ...meansOf(rule, subjects) }));
  const sat = means.filter(({ points }) => points !== null);
  if (rule.mean !== null && sat.some(({ byRule }) => byRule !== null)) {
    return rank(sat.map(({ id, byRule, percent }) => ({ id, by: byRule && [byRule, percent ?? fraction(0)] })));
  }
  const isMarked = sat.every(({ percent }) => percent !== null);
  return rank(sat.map(({ id, percent, points }) => ({ id, by: [(isMarked ? percent : points)!] })));
}

function meansOf(rule: ScaleRule, subjects: readonly SubjectLine[]): Means {
  const counted = subjects.flatMap(({ points, group }, index) =>
    points === null ? [] : [{ subjectId: index, group, points }],
  );
  return {
    byRule: rule.mean && meanGrade(rule, counted).mean,
    points: meanOf(counted.map(({ points }) => points)),
    percent: meanOf(subjects.flatMap(({ percent }) => percent ?? [])),
  };
}

const meanOf = (values: readonly number[]): Fraction | null =>
  values.length === 0
    ? null
    : fraction(
        values.reduce((sum, value) => sum + value, 0),
        values.length,
      );
