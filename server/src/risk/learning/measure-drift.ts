import { RiskFeature } from "../features/risk-feature.js";
import type { RiskRows } from "../features/risk-rows.js";
import { binOf, cutBins } from "../encoding/cut-bins.js";
import { daysBetween, type SchoolDay } from "../../values/school-day.js";
import type { Drift } from "../models/school-card.js";
import { type LearningRows, pickRows } from "./learning-rows.js";

const BINS = 10;
const ALARM = 0.25;
/** Fewer rows of the same term of other years say little of it, and all are compared with. */
const LEAST_ROWS = 200;
/** What an empty bin counts as. */
const EMPTY = 0.5;
/** So many terms after a school's records begin there is nothing yet to compare a learner's marks and attendance with. */
const TERMS_BACK = 2;
/** So many rows of the same term are enough: those nearest in the calendar, for fees are paid and marks come as a term goes on. */
const NEAREST_ROWS = 300;

/**
 * How far this week's learners are from those learnt from, feature by feature, the furthest first: the population stability
 * index over tenths of the latter, what is missing being one more. Terms differ from one another every year, so this one
 * is compared with the same of other years and about the same day where there are enough, if possible leaving out those from when the records begin.
 * Values are compared in hundredths: a share of 120 sessions would else be told from the same share of 115. Above 0.25 is an
 * alarm, unless chance alone, in so few rows, would give the rest.
 */
export function measureDrift(learnt: LearningRows, week: RiskRows, today: SchoolDay): Drift[] {
  const enough = [...week.enough.keys()].filter((row) => week.enough[row] === 1);
  if (enough.length === 0 || learnt.labels.length === 0) return [];
  const like = sameTerm(learnt, week, today);
  return week.features
    .map(({ name, values }, at): Drift => {
      const now = Float64Array.from(enough, (row) => values[row]!);
      const { psi, chance } = stability(like.features[at]!.values, now);
      return { feature: name as RiskFeature, psi, alarm: name !== RiskFeature.termNumber && psi > ALARM + chance };
    })
    .sort((one, other) => other.psi - one.psi);
}

function sameTerm(learnt: LearningRows, { features }: RiskRows, today: SchoolDay): LearningRows {
  const { terms, schools, days } = learnt;
  const number = features.find(({ name }) => name === RiskFeature.termNumber)?.values[0];
  const begun = new Map<number, number>();
  for (const [row, term] of terms.entries()) {
    const school = schools[row]!;
    begun.set(school, Math.min(term, begun.get(school) ?? term));
  }
  const same = [...terms.keys()].filter((row) => (terms[row]! % 3) + 1 === number);
  const settled = same.filter((row) => terms[row]! >= begun.get(schools[row]!)! + TERMS_BACK);
  const chosen = [settled, same].find(({ length }) => length >= LEAST_ROWS);
  if (!chosen) return learnt;
  const far = (row: number) => Math.abs(dayOfYear(days[row]!) - dayOfYear(today));
  return pickRows(learnt, chosen.toSorted((one, other) => far(one) - far(other)).slice(0, NEAREST_ROWS));
}

const dayOfYear = (day: SchoolDay): number => daysBetween(`${day.slice(0, 4)}-01-01` as SchoolDay, day);

function stability(learnt: Float64Array, week: Float64Array): { psi: number; chance: number } {
  const [before, now] = [learnt.map(toHundredths), week.map(toHundredths)];
  const cuts = cutBins(before, BINS);
  const shares = (values: Float64Array) => {
    const counts = new Float64Array(cuts.length + 2);
    for (const value of values) counts[binOf(value, cuts)]!++;
    return counts.map((count) => Math.max(count, EMPTY) / values.length);
  };
  const [old, fresh] = [shares(before), shares(now)];
  const psi = old.reduce((sum, share, bin) => sum + (fresh[bin]! - share) * Math.log(fresh[bin]! / share), 0);
  return { psi, chance: (cuts.length + 1) * (1 / before.length + 1 / now.length) };
}

const toHundredths = (value: number): number => Math.round(value * 100) / 100;
