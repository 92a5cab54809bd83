import { describe, expect, it } from "vitest";
import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";
import {
  beginScores,
  changesOf,
  countScores,
  faultsOf,
  leaveScore,
  type ScoreSheet,
  textAt,
  typeScore,
  undoScore,
  unsavedOf,
} from "./score-sheet";

const at = (position: number) => position as Position;
const HELD = new Map([
  [at(1), "67" as Score],
  [at(2), "A" as Score],
]);
const typed = (sheet: ScoreSheet, position: number, ...texts: string[]) =>
  texts.reduce((now, text) => typeScore(now, at(position), text), sheet);
const begun = () => beginScores(HELD);

describe("a sheet being filled", () => {
  it("shows what it holds as a teacher writes it", () => {
    expect([1, 2, 3].map((position) => textAt(begun(), at(position)))).toEqual(["67", "AB", ""]);
  });

  it("keeps every letter, also on the way through a score it holds already", () => {
    const sheet = typed(begun(), 1, "6", "67", "67.", "67.5");
    expect(textAt(typed(begun(), 1, "6", "67", "67."), at(1))).toBe("67.");
    expect([...changesOf(sheet, 100)]).toEqual([[1, "67.5"]]);
  });

  it("writes what was typed as a score once the field is left, and what is none as it was typed", () => {
    expect(textAt(leaveScore(typed(begun(), 3, "45,50"), at(3), 100), at(3))).toBe("45.5");
    expect(textAt(leaveScore(typed(begun(), 3, "a"), at(3), 100), at(3))).toBe("AB");
    expect(textAt(leaveScore(typed(begun(), 3, "145"), at(3), 100), at(3))).toBe("145");
    const same = leaveScore(typed(begun(), 1, "67.0"), at(1), 100);
    expect([...same.edits]).toEqual([]);
  });

  it("is not touched by a field that is only passed", () => {
    const sheet = begun();
    expect(leaveScore(sheet, at(1), 100)).toBe(sheet);
  });

  it("takes back what was typed for one learner at once, and then what was typed before", () => {
    const sheet = typed(typed(begun(), 3, "4", "45"), 1, "7", "70");
    const once = undoScore(sheet);
    expect([textAt(once, at(1)), textAt(once, at(3))]).toEqual(["67", "45"]);
    expect([...undoScore(once).edits]).toEqual([]);
    expect(undoScore(undoScore(once))).toEqual(undoScore(once));
  });

  it("counts what is no score as missing, saves nothing of it and keeps it", () => {
    const sheet = typed(typed(begun(), 3, "145"), 1, "");
    expect([...faultsOf(sheet, 100)]).toEqual([[3, "above"]]);
    expect([...changesOf(sheet, 100)]).toEqual([[1, "-"]]);
    expect([...unsavedOf(sheet, 100).keys()]).toEqual([3, 1]);
    expect(countScores(sheet, [at(1), at(2), at(3), at(4)], 100)).toEqual({
      entered: 1,
      missing: 3,
      absent: 1,
      exempt: 0,
      all: 4,
    });
  });

  it("has nothing to save once the sheet holds what was typed", () => {
    const sheet = { ...typed(begun(), 3, "45"), held: new Map([...HELD, [at(3), "45" as Score]]) };
    expect(changesOf(sheet, 100).size).toBe(0);
    expect(unsavedOf(sheet, 100).size).toBe(0);
  });
});
