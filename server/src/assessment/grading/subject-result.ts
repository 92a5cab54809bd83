import { isLevel, type Score, tenthsOf } from "../../values/score.js";
import { bandOfLevel } from "./band-of-level.js";
import { bandOfPoints } from "./band-of-points.js";
import { dividedBy, fraction, type Fraction, sumOf, times } from "./fraction.js";
import { bandsFor, gradePercent } from "./grade-percent.js";
import type { Band, ScaleRule } from "./scale-rule.js";

/** A learner's score in one assessment of a subject; null while there is none. */
export type Sitting = {
  readonly score: Score | null;
  readonly maximum: number | null;
  readonly weight: number;
  /** False for who was not in the class that day: without a score nothing is missing then. */
  readonly isDue?: boolean;
};

export type SubjectResult = {
  /** In tenths; null where there is nothing, or where levels were given, which are no percents. */
  readonly percent: number | null;
  /** What it earns; null where there is nothing. */
  readonly band: Band | null;
  /** In how many assessments the learner was absent, was exempt, has no score that is due, or one that says nothing on the scale. */
  readonly absent: number;
  readonly exempt: number;
  readonly missing: number;
};

/** What one score says: marks as a percent, or a level of the scale. */
type Said = { readonly weight: number; readonly percent: Fraction | null; readonly band: Band | null };

/**
 * What a learner's scores in a subject come to: the mean of what was sat, by weight. What was missed does not count,
 * neither as zero nor at all: the weights of the others are what is left.
 *
 * Marks are put together as percents. Where any level was given directly, everything is put together as points of the
 * scale, marks by the band they earn, and the band with the nearest points is the result; half is the higher one.
 */
export function subjectResult(sittings: readonly Sitting[], rule: ScaleRule, subjectId: number | null): SubjectResult {
  const bands = bandsFor(rule, subjectId);
  const said = sittings.flatMap((sitting) => whatIsSaid(sitting, bands) ?? []);
  const marked = (mark: string) => sittings.filter(({ score }) => score === mark).length;
  const [absent, exempt] = [marked("A"), marked("X")];
  const notDue = sittings.filter(({ score, isDue }) => score === null && isDue === false).length;
  const counts = { absent, exempt, missing: sittings.length - said.length - absent - exempt - notDue };
  if (said.length === 0) return { percent: null, band: null, ...counts };
  if (said.every(({ percent }) => percent !== null)) {
    const { tenths, band } = gradePercent(
      weightedMean(said, ({ percent }) => percent!),
      bands,
      rule.rounding,
    );
    return { percent: tenths, band, ...counts };
  }
  const points = weightedMean(said, ({ percent, band }) =>
    fraction((band ?? gradePercent(percent!, bands, rule.rounding).band).points),
  );
  return { percent: null, band: bandOfPoints(points, bands), ...counts };
}

/** The band of one score by itself; null where it says nothing. */
export function bandOfScore(sitting: Sitting, rule: ScaleRule, subjectId: number | null): Band | null {
  const bands = bandsFor(rule, subjectId);
  const said = whatIsSaid(sitting, bands);
  return said && (said.band ?? gradePercent(said.percent!, bands, rule.rounding).band);
}

function whatIsSaid({ score, maximum, weight }: Sitting, bands: readonly Band[]): Said | null {
  if (score === null) return null;
  if (isLevel(score)) {
    const band = bandOfLevel(score, bands);
    return band && { weight, percent: null, band };
  }
  const tenths = tenthsOf(score);
  if (tenths === null || maximum === null) return null;
  // Marks above the most there are can only be older than the maximum: they are all of it.
  return { weight, percent: fraction(Math.min(tenths * 10, maximum * 100), maximum), band: null };
}

const weightedMean = (said: readonly Said[], valueOf: (said: Said) => Fraction): Fraction =>
  dividedBy(
    sumOf(said.map((each) => times(valueOf(each), each.weight))),
    said.reduce((sum, { weight }) => sum + weight, 0),
  );
