import type { SchoolDay } from "../../values/school-day.js";
import type { NumberFeature } from "../feature.js";

/** Learner-terms whose outcome is known, the school's own and perhaps others'; all lists are in the order of the rows. */
export type LearningRows = {
  /** The columns of `RISK_FEATURES`, in that order. */
  readonly features: readonly NumberFeature[];
  /** 1 where the learner left school before the end of the next term. */
  readonly labels: Uint8Array;
  /** The term of each row, and the one after whose end its label is known, as `termNumber` counts them. */
  readonly terms: Int32Array;
  readonly known: Int32Array;
  /** The day that each row is as of. */
  readonly days: readonly SchoolDay[];
  /** Whose each row is. */
  readonly learners: Int32Array;
  /** 0 for the school's own rows; others have a number a school. */
  readonly schools: Int32Array;
  /** To compare by, never to learn from; null where nobody said, and in others' rows. */
  readonly sexes: readonly ("F" | "M" | null)[];
  readonly grades: readonly (string | null)[];
};

/** Terms as numbers that follow one another: `2026-1` is the one after `2025-3`. */
export function termNumber(term: string): number {
  const [year, number] = term.split("-").map(Number);
  return year! * 3 + number! - 1;
}

export const termName = (number: number): string => `${Math.floor(number / 3)}-${(number % 3) + 1}`;

/** Some of the rows, in the order asked for. */
export function pickRows(rows: LearningRows, picked: readonly number[]): LearningRows {
  const numbers = (values: Int32Array) => Int32Array.from(picked, (row) => values[row]!);
  return {
    features: rows.features.map((feature) => ({
      ...feature,
      values: Float64Array.from(picked, (row) => feature.values[row]!),
    })),
    labels: Uint8Array.from(picked, (row) => rows.labels[row]!),
    terms: numbers(rows.terms),
    known: numbers(rows.known),
    days: picked.map((row) => rows.days[row]!),
    learners: numbers(rows.learners),
    schools: numbers(rows.schools),
    sexes: picked.map((row) => rows.sexes[row]!),
    grades: picked.map((row) => rows.grades[row]!),
  };
}

export const eventsOf = ({ labels }: Pick<LearningRows, "labels">): number =>
  labels.reduce((sum, label) => sum + label, 0);
