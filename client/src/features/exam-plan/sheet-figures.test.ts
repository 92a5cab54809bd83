import { expect, test } from "vitest";
import { sheetFigures } from "./sheet-figures";

const lines = (...values: (string | null)[]) =>
  values.map((value, at) => ({ value, due: true, learner: { id: String(at), name: `Learner ${at}` } }));

test("absent, exempt and missing are no marks", () => {
  const { marks, absent, exempt, missing } = sheetFigures(lines("40", "60", "A", "A", "X", null));
  expect(marks).toEqual({ mean: 50, spread: 10, lowest: 40, highest: 60 });
  expect([absent, exempt, missing]).toEqual([2, 1, 1]);
});

test("who joined after the day misses nothing, and counts with a mark", () => {
  const later = { due: false, learner: { id: "9", name: "Learner 9" } };
  const { marks, missing } = sheetFigures([...lines("40", null), { ...later, value: null }, { ...later, value: "60" }]);
  expect([marks?.mean, missing]).toEqual([50, 1]);
});

test("0 is a mark", () => {
  expect(sheetFigures(lines("0", "10")).marks).toEqual({ mean: 5, spread: 5, lowest: 0, highest: 10 });
});

test("levels are counted, A of a scale of letters apart from absent", () => {
  const { marks, levels, absent } = sheetFigures(lines("ME", "EE", "ME", "A-", "A"));
  expect(marks).toBeNull();
  expect([...levels]).toEqual([
    ["ME", 2],
    ["EE", 1],
    ["A-", 1],
  ]);
  expect(absent).toBe(1);
});

test.each([
  ["one that fell out of the row", ["50", "52", "54", "55", "56", "57", "58", "5"], ["5"]],
  ["one digit too many", ["41", "43", "44", "45", "46", "47", "48", "95"], ["95"]],
  ["nobody among the even", ["30", "40", "50", "55", "60", "65", "70", "80"], []],
  ["nobody among few", ["50", "51", "52", "5"], []],
  ["nobody where all have the same", Array<string>(10).fill("50"), []],
])("finds %s", (_what, values, far) => {
  expect(sheetFigures(lines(...values)).far.map(({ value }) => value)).toEqual(far);
});
