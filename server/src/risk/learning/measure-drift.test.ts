import { expect, it } from "vitest";
import { RiskFeature } from "../features/risk-feature.js";
import type { RiskRows } from "../features/risk-rows.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import type { LearningRows } from "./learning-rows.js";
import { measureDrift } from "./measure-drift.js";

const ROWS = 400;
const TERMS = [0, 3, 6];

/** Rows of the first terms of three years, and a week of one: a feature's values by row, and by term where they differ. */
function driftOf(learnt: (row: number, term: number) => number, now: (row: number) => number): boolean {
  const at = TERMS.flatMap((term) => Array.from({ length: ROWS }, (_, row) => ({ row, term })));
  const rowsOf = (values: number[]) => [
    { name: RiskFeature.attendanceRate, kind: "number", values: Float64Array.from(values) },
    { name: RiskFeature.termNumber, kind: "number", values: new Float64Array(values.length).fill(1) },
  ];
  const rows = {
    features: rowsOf(at.map(({ row, term }) => learnt(row, term))),
    labels: new Uint8Array(at.length),
    terms: Int32Array.from(at, ({ term }) => term),
    schools: new Int32Array(at.length),
    known: new Int32Array(at.length),
    days: at.map(({ row }) => addDays("2025-01-06" as SchoolDay, row % 80)),
    learners: Int32Array.from(at.keys()),
    sexes: at.map(() => "F"),
    grades: at.map(() => "G7"),
  } as unknown as LearningRows;
  const week = {
    features: rowsOf(Array.from({ length: ROWS }, (_, row) => now(row))),
    enough: new Uint8Array(ROWS).fill(1),
  } as unknown as RiskRows;
  return measureDrift(rows, week, "2026-03-02" as SchoolDay, []).find(
    ({ feature }) => feature === RiskFeature.attendanceRate,
  )!.alarm;
}

/** Sessions missed, of those taken. */
const missed = (row: number): number => (row * 7) % 11;

it("warns when learners are away twice as much as those learnt from", () => {
  const alarm = driftOf(
    (row) => 1 - missed(row) / 120,
    (row) => 1 - (2 * missed(row)) / 120,
  );
  expect(alarm).toBe(true);
});

it("guards against an alarm because more registers are taken than were", () => {
  const few = (row: number) => missed(row) % 7;
  const alarm = driftOf(
    (row) => few(row) / (117 + (row % 4)),
    (row) => few(row) / 120,
  );
  expect(alarm).toBe(false);
});

it("guards against an alarm because there was nothing to compare with when the records began", () => {
  const value = (row: number) => missed(row) / 20;
  const alarm = driftOf(
    (row, term) => (term === 0 ? Number.NaN : value(row)),
    (row) => value(row),
  );
  expect(alarm).toBe(false);
});

it("guards against an alarm because a term is further on than those learnt from were on the whole", () => {
  const alarm = driftOf(
    (row) => (row % 80 < 30 ? Number.NaN : missed(row) / 20),
    (row) => missed(row) / 20,
  );
  expect(alarm).toBe(false);
});

it("warns when what was recorded is not recorded any more", () => {
  const value = (row: number) => missed(row) / 20;
  const alarm = driftOf(value, (row) => (row % 2 === 0 ? Number.NaN : value(row)));
  expect(alarm).toBe(true);
});
