import type { TrainingRows } from "../features/risk-rows.js";
import type { SchoolRecords } from "../records/school-records.js";
import { type LearningRows, termNumber } from "./learning-rows.js";

/** A school's own rows. */
export function ownRows(rows: TrainingRows, { terms }: Pick<SchoolRecords, "terms">): LearningRows {
  const names = terms.map(({ year, number }) => `${year}-${number}`);
  const next = new Map(names.slice(1).map((name, at) => [names[at]!, termNumber(name)]));
  return {
    features: rows.features,
    labels: rows.labels,
    terms: Int32Array.from(rows.terms, termNumber),
    known: Int32Array.from(rows.terms, (term) => next.get(term)!),
    days: rows.days,
    learners: Int32Array.from(rows.learnerIds),
    schools: new Int32Array(rows.labels.length),
    sexes: rows.sexes,
    grades: rows.grades,
  };
}
