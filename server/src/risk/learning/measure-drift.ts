import type { NumberFeature } from "../feature.js";
import { RiskFeature } from "../features/risk-feature.js";
import { RISK_FEATURES } from "../features/risk-features.js";
import type { RiskRows } from "../features/risk-rows.js";
import { daysBetween, type SchoolDay } from "../../values/school-day.js";
import type { Drift } from "../versions/school-card.js";
import { type LearningRows, pickRows } from "./learning-rows.js";
import { stability } from "./stability.js";

const ALARM = 0.25;
/** Fewer rows of the same time of other years say little of it. */
const LEAST_ROWS = 200;
/** So many terms after a school's records begin there is nothing yet to compare a learner's marks and attendance with. */
export const TERMS_BACK = 2;
/** So many rows of the same term are enough: those nearest in the calendar, for fees are paid and marks come as a term goes on. */
const NEAREST_ROWS = 300;
/** Half of one session in twenty days. */
const REACH = 0.0125;
const REACHES = new Map(RISK_FEATURES.map(({ code, unit }) => [code, unit.includes("share") ? REACH : 0]));
/** The number of the term is the same for all, and every class has its first and its last: they tell of no change. */
const UNCOMPARED = new Set<string>([RiskFeature.termNumber, RiskFeature.attendanceRank]);

/**
 * How far learners are from those learnt from, feature by feature, the furthest first: the population stability index.
 * Terms differ from one another every year, and their weeks too, so they are compared with the school's own at the same
 * look of other years; where those are few, with learnt rows of the same term and about the same `day` where there are
 * enough, if possible leaving out those from when the records begin. Above 0.25 is an alarm, unless chance alone, in so few
 * rows, would give the rest.
 */
export function measureDrift(learnt: LearningRows, now: RiskRows, day: SchoolDay, years: readonly RiskRows[]): Drift[] {
  const week = columnsOf([now]);
  if (!week[0]?.values.length || learnt.labels.length === 0) return [];
  const own = columnsOf(years);
  const like = own[0] && own[0].values.length >= LEAST_ROWS ? own : sameTerm(learnt, now, day).features;
  return week
    .map(({ name, values }, at): Drift => {
      const feature = name as RiskFeature;
      const { psi, chance } = stability(like[at]!.values, values, REACHES.get(feature)!);
      return { feature, psi, alarm: psi > ALARM + chance };
    })
    .filter(({ feature }) => !UNCOMPARED.has(feature))
    .sort((one, other) => other.psi - one.psi);
}

/** Of those of whom enough is known. */
const columnsOf = (all: readonly RiskRows[]): Pick<NumberFeature, "name" | "values">[] =>
  (all[0]?.features ?? []).map(({ name }, at) => {
    const values = all.flatMap(({ features, enough }) =>
      [...features[at]!.values].filter((_, row) => enough[row] === 1),
    );
    return { name, values: Float64Array.from(values) };
  });

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
