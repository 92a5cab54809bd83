import { Random } from "../../src/platform/random.js";
import { RISK_FEATURES } from "../../src/risk/features/risk-features.js";
import { type LearningRows, termName, termNumber } from "../../src/risk/learning/learning-rows.js";
import { toProbability } from "../../src/risk/model/log-odds.js";
import type { SchoolDay } from "../../src/values/school-day.js";

export type RowsWish = {
  readonly seed: number;
  readonly learners: number;
  readonly terms: number;
  /** How strongly three of the features tell who leaves; 0: nothing tells. */
  readonly strength?: number;
  /** The log-odds of leaving of whoever is in the middle. */
  readonly middle?: number;
  /** The share of values that are missing. */
  readonly gaps?: number;
};

/** Made-up learner-terms from 2024 on: every feature is drawn at random, and three of them and the sex's absence tell who leaves. */
export function learningRows({
  seed,
  learners,
  terms,
  strength = 1,
  middle = -2.6,
  gaps = 0.05,
}: RowsWish): LearningRows {
  const random = new Random(seed);
  const first = termNumber("2024-1");
  const all = Array.from({ length: learners * terms }, (_, row) => {
    const values = RISK_FEATURES.map(() => random.next());
    const [attendance, , , seen] = values as [number, number, number, number];
    const arrears = values[13]!;
    const odds = middle + strength * (3 * (0.5 - attendance) + 3 * (seen - 0.5) + 2 * (arrears - 0.5));
    const term = first + Math.floor(row / learners);
    return {
      values: values.map((value, at) => (at === 20 ? (term % 3) + 1 : random.chance(gaps) ? Number.NaN : value)),
      label: Number(random.chance(toProbability(odds))),
      term,
      learner: row % learners,
    };
  });
  return {
    features: RISK_FEATURES.map(({ code }, at) => ({
      name: code,
      kind: "number",
      values: Float64Array.from(all, ({ values }) => values[at]!),
    })),
    labels: Uint8Array.from(all, ({ label }) => label),
    terms: Int32Array.from(all, ({ term }) => term),
    known: Int32Array.from(all, ({ term }) => term + 1),
    days: all.map(({ term }) => `${termName(term).slice(0, 4)}-0${3 * (term % 3) + 3}-15` as SchoolDay),
    learners: Int32Array.from(all, ({ learner }) => learner + 1),
    schools: new Int32Array(all.length),
    sexes: all.map(({ learner }) => (learner % 2 === 0 ? "F" : "M")),
    grades: all.map(({ learner }) => `G${7 + (learner % 3)}`),
  };
}
