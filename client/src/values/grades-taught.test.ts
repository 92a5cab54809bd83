import { expect, test } from "vitest";
import { gradesTaught } from "./grades-taught";

const CLASSES = [
  { year: 2027, grade: "G7" },
  { year: 2026, grade: "G8" },
  { year: 2026, grade: "F4" },
  { year: 2025, grade: "F1" },
];

test.each([
  { thisYear: 2026, grades: ["G7", "G8", "F4"], why: "this year and the next" },
  { thisYear: 2027, grades: ["G7"], why: "a year that has begun" },
  { thisYear: 2028, grades: ["G7"], why: "the last year with classes" },
])("$why: $grades", ({ thisYear, grades }) => {
  expect(gradesTaught(CLASSES, thisYear)).toEqual(grades);
});

test("a school without classes teaches no grade", () => {
  expect(gradesTaught([], 2026)).toEqual([]);
});
