import type { SubjectGroup } from "../../values/subject-group.js";
import { bandOfPoints } from "./band-of-points.js";
import { chooseSubjects, type Counted } from "./choose-subjects.js";
import { fraction, type Fraction, nearestParts } from "./fraction.js";
import type { MeanRule, ScaleRule } from "./scale-rule.js";

export type MeanGrade = {
  /** The mean of points, exactly; null where there is none. */
  readonly mean: Fraction | null;
  /** The same in hundredths, half up. */
  readonly hundredths: number | null;
  readonly label: string | null;
  /** The ids of the subjects that count. */
  readonly counted: readonly number[];
  /** What nothing was left for: from which groups, null for any subject, how many. Empty where nothing is amiss. */
  readonly lacking: readonly { readonly groups: readonly SubjectGroup[] | null; readonly count: number }[];
};

const NO_GRADE: MeanGrade = { mean: null, hundredths: null, label: null, counted: [], lacking: [] };

/**
 * The one grade that a learner's subjects make. By the scale's mean rule where it has one; else, but for CBE, which has
 * no such grade, the plain mean of points and the band nearest to it.
 */
export function meanGrade({ curriculum, bands, mean: rule }: ScaleRule, subjects: readonly Counted[]): MeanGrade {
  if (subjects.length === 0) return NO_GRADE;
  if (rule !== null) return meanByRule(rule, subjects);
  if (curriculum === "cbe") return NO_GRADE;
  const mean = fraction(pointsOf(subjects), subjects.length);
  const { label } = bandOfPoints(mean, bands);
  const counted = subjects.map(({ subjectId }) => subjectId);
  return { mean, hundredths: nearestParts(mean, 100), label, counted, lacking: [] };
}

function meanByRule({ slots, bands, whenMissing }: MeanRule, subjects: readonly Counted[]): MeanGrade {
  const { bySlot, open } = chooseSubjects(slots, subjects);
  const lacking = slots.flatMap(({ groups }, index) => (open[index]! > 0 ? [{ groups, count: open[index]! }] : []));
  if (whenMissing === "none" && lacking.length > 0) return { ...NO_GRADE, lacking };
  const chosen = bySlot.flat();
  const places = slots.reduce((sum, { count }) => sum + count, 0);
  const mean = fraction(pointsOf(chosen), places);
  const hundredths = nearestParts(mean, 100);
  const { label } = bands.find(({ from }) => hundredths >= Math.round(from * 100))!;
  return { mean, hundredths, label, counted: chosen.map(({ subjectId }) => subjectId), lacking };
}

const pointsOf = (subjects: readonly Counted[]): number => subjects.reduce((sum, { points }) => sum + points, 0);
