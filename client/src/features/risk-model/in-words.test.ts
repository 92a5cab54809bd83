import { expect, test } from "vitest";
import { precisionOf, worthOf } from "./in-words";

const MEASURED = { rows: 412, events: 24, recallAtTenth: 0.625 };
const CALIBRATION = [
  { rows: 206, said: 0.01 },
  { rows: 206, said: 0.11 },
];

test("what a model was worth is said in learners", () => {
  expect(worthOf(MEASURED, CALIBRATION)).toEqual({ top: 41, found: 15, left: 24, learners: 412, expected: 25 });
  expect(precisionOf(MEASURED)).toBeCloseTo(15 / 41);
});

test("nothing is said where nobody left, or nothing was held out", () => {
  expect(worthOf({ ...MEASURED, events: 0, recallAtTenth: null }, CALIBRATION)).toBeNull();
  expect(worthOf(undefined, [])).toBeNull();
});

test("the highest tenth of three learners is one", () => {
  expect(precisionOf({ rows: 3, events: 1, recallAtTenth: 1 })).toBe(1);
});
