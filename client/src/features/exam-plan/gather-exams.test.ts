import { expect, test } from "vitest";
import { gatherExams, shareOf } from "./gather-exams";

const exam = (name: string, entered: number) =>
  ({
    __typename: "ExamProgress",
    name,
    kind: "OPENER",
    sheets: 2,
    submitted: 1,
    approved: 0,
    entered,
    expected: 20,
  }) as const;

const node = (id: string, ...exams: ReturnType<typeof exam>[]) =>
  ({ __typename: "ClassProgress", class: { __typename: "Class", id, name: `Class ${id}` }, exams }) as const;

test("an exam is one over its classes, however its name is written", () => {
  const [opener, cat] = gatherExams([node("1", exam("Opener", 20)), node("2", exam("opener", 5), exam("Cat 1", 0))]);
  expect(opener).toMatchObject({ name: "Opener", sheets: 4, submitted: 2, entered: 25, expected: 40 });
  expect(opener?.classes.map(({ name }) => name)).toEqual(["Class 1", "Class 2"]);
  expect(cat?.classes).toHaveLength(1);
});

test.each([
  [0, 0, 0],
  [5, 20, 0.25],
  [21, 20, 1],
])("%i of %i is %d", (entered, expected, share) => {
  expect(shareOf({ entered, expected })).toBe(share);
});
