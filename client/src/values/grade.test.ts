import { expect, test } from "vitest";
import { gradeNames } from "./grade";

test.each([
  [["G7"], "Grade 7"],
  [["G5", "G4"], "Grade 4, Grade 5"],
  [["PP1", "PP2", "G1", "G2"], "PP1 – Grade 2"],
  [["G4", "G5", "G6", "G8", "F3"], "Grade 4 – Grade 6, Grade 8, Form 3"],
  [[], ""],
])("%j is written %s", (grades, written) => {
  expect(gradeNames(grades)).toBe(written);
});
