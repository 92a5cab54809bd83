import { RiskFeature } from "../features/risk-feature.js";
import type { RiskRows } from "../features/risk-rows.js";
import { bandOfPoints } from "./band-of-points.js";
import { RiskBand } from "./risk-band.js";

/** A rule that holds of a learner: the feature, what it is of them, and its points. */
type RuleReason = { readonly feature: RiskFeature; readonly value: number; readonly points: number };

export type RuleScore = {
  readonly points: number;
  /** UNKNOWN where too little is recorded; the points are then those of what is known. */
  readonly band: RiskBand;
  /** Every rule that holds, most points first; their points add up. */
  readonly reasons: readonly RuleReason[];
};

type Rule = {
  readonly feature: RiskFeature;
  /** From which value on it gives how many points, the most first. */
  readonly steps: readonly (readonly [from: number, points: number])[];
  /** It counts from there downwards. */
  readonly downwards?: true;
};

/**
 * - Attendance: a tenth of all sessions missed is chronic, a fifth severe absence; below 80 % in the middle grades one in
 *   six went on to finish (R. Balfanz, L. Herzog, D. Mac Iver, Preventing Student Disengagement, Educational Psychologist
 *   42, 2007; they name attendance, behaviour and course failure, the ABC of early warning).
 * - A fall against one's own last term, because where one pupil in seven is away on any day a fixed line alone would mark
 *   half a class.
 * - Course failure: half of the subjects or more (E. Allensworth, J. Easton, What Matters for Staying On-Track, 2007).
 * - Over-age for the grade, and fees: what cross-country reviews find before children leave school in Africa (F. Hunt,
 *   Dropping Out from School: A Cross-Country Review of Literature, CREATE 16, 2008).
 * - Away right now for a week or two: nobody needs a model to know that this learner is to be looked for.
 */
const RULES: readonly Rule[] = [
  {
    feature: RiskFeature.attendanceRate,
    downwards: true,
    steps: [
      [0.8, 2],
      [0.9, 1],
    ],
  },
  { feature: RiskFeature.attendanceChange, downwards: true, steps: [[-0.1, 1]] },
  {
    feature: RiskFeature.daysSinceSeen,
    steps: [
      [10, 3],
      [5, 2],
    ],
  },
  { feature: RiskFeature.subjectsFailing, steps: [[0.5, 1]] },
  { feature: RiskFeature.arrearsShare, steps: [[1, 1]] },
  {
    feature: RiskFeature.ageForGrade,
    steps: [
      [3, 2],
      [2, 1],
    ],
  },
];

/** 0.9 less 0.8 is a little less than 0.1 to a computer. */
const EVEN = 1e-9;

/** Points by rules that anybody can check, for a school that has too little of its own past to learn from; one a row. */
export function scoreByRules({ features, enough }: Pick<RiskRows, "features" | "enough">): RuleScore[] {
  const columns = new Map(features.map(({ name, values }) => [name, values]));
  return Array.from(enough, (isEnough, row) => {
    const reasons = RULES.flatMap((rule) => reasonOf(rule, columns.get(rule.feature)![row]!));
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    const band = isEnough ? bandOfPoints(points) : RiskBand.unknown;
    return { points, band, reasons: reasons.sort((one, other) => other.points - one.points) };
  });
}

/** What is not known gives no points: no comparison with NaN holds. */
function reasonOf({ feature, steps, downwards }: Rule, value: number): RuleReason[] {
  const step = steps.find(([from]) => (downwards ? value <= from + EVEN : value >= from - EVEN));
  return step ? [{ feature, value, points: step[1] }] : [];
}
