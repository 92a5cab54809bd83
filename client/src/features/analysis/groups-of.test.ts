import { expect, test } from "vitest";
import { groupsOf } from "./groups-of";

const one = (id: string, grade: string, name: string, stream = "", year = 2026) => ({
  __typename: "Class" as const,
  id,
  grade,
  name,
  stream,
  year,
});

test("a grade stands before its streams, and a class without streams for itself", () => {
  const classes = [
    one("1", "G7", "Grade 7 East", "East"),
    one("2", "G7", "Grade 7 West", "West"),
    one("3", "F4", "Form 4"),
    one("4", "G7", "Grade 7 East", "East", 2025),
  ];
  expect(groupsOf(classes, 2026)).toEqual([
    { key: "G7", name: "Grade 7", grade: "G7", gradeOf: "G7", classId: null },
    { key: "1", name: "Grade 7 East", grade: null, gradeOf: "G7", classId: "1" },
    { key: "2", name: "Grade 7 West", grade: null, gradeOf: "G7", classId: "2" },
    { key: "3", name: "Form 4", grade: null, gradeOf: "F4", classId: "3" },
  ]);
  expect(groupsOf(classes, 2024)).toEqual([]);
});
