import type { SchoolDay } from "../../values/school-day.js";
import { isThin } from "../model/thin-data.js";
import { eventsOf, type LearningRows, termNumber } from "./learning-rows.js";

/** A learner-term that another school has given. */
export type PooledRow = {
  /** A number a school, from 1. */
  readonly school: number;
  readonly learner: number;
  readonly term: string;
  readonly day: SchoolDay;
  /** The features' values in the registry's order, as JSON. */
  readonly facts: string;
  readonly label: 0 | 1;
};

/** So many schools at least, the own one too, so that nothing that is learnt is one other school's alone. */
const LEAST_SCHOOLS = 3;

/** A school's own rows and others'; null where they are too few, of too few schools. */
export function joinPool(own: LearningRows, pooled: readonly PooledRow[]): LearningRows | null {
  const names = own.features.map(({ name }) => name);
  const read = pooled
    .map((row) => ({ ...row, values: JSON.parse(row.facts) as (number | null)[] }))
    .filter(({ values }) => values.length === names.length);
  const schools = new Set([...own.schools, ...read.map(({ school }) => school)]);
  const rows = own.labels.length + read.length;
  const joined: LearningRows = {
    features: own.features.map((feature, at) => ({
      ...feature,
      values: Float64Array.from([...feature.values, ...read.map(({ values }) => values[at] ?? Number.NaN)]),
    })),
    labels: Uint8Array.from([...own.labels, ...read.map(({ label }) => label)]),
    terms: Int32Array.from([...own.terms, ...read.map(({ term }) => termNumber(term))]),
    // As `handRows` hands them over.
    known: Int32Array.from([...own.known, ...read.map(({ term }) => termNumber(term) + 1)]),
    days: [...own.days, ...read.map(({ day }) => day)],
    learners: numberLearners(own, read),
    schools: Int32Array.from([...own.schools, ...read.map(({ school }) => school)]),
    sexes: [...own.sexes, ...read.map(() => null)],
    grades: [...own.grades, ...read.map(() => null)],
  };
  return schools.size < LEAST_SCHOOLS || isThin(rows, eventsOf(joined)) ? null : joined;
}

/** One number a learner of any school. */
function numberLearners(own: LearningRows, pooled: readonly PooledRow[]): Int32Array {
  const whose = [
    ...Array.from(own.learners, (learner) => `0 ${learner}`),
    ...pooled.map(({ school, learner }) => `${school} ${learner}`),
  ];
  const numbers = new Map([...new Set(whose)].map((one, at) => [one, at]));
  return Int32Array.from(whose, (one) => numbers.get(one)!);
}
