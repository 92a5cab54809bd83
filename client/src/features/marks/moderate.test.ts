import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Position } from "../../values/ids";
import { parseScore, type Score } from "../../values/score";
import { moderate } from "./moderate";
import { readAdjustment } from "./read-adjustment";

const sheet = (...scores: string[]) =>
  new Map(scores.map((score, index) => [(index + 1) as Position, score as Score] as const));
const said = (scores: ReadonlyMap<Position, Score>, kind: "add" | "scale", typed: string, maximum = 100) =>
  moderate(scores, readAdjustment(kind, typed)!, maximum).map(
    ({ position, before, after, clipped }) => `${position} ${before}>${after}${clipped ? "!" : ""}`,
  );

describe("moderating a sheet", () => {
  it("adds marks to every mark and stops at the maximum", () => {
    expect(said(sheet("60", "97.5", "A", "X", "100"), "add", "5")).toEqual(["1 60>65", "2 97.5>100!"]);
  });

  it("takes marks off and stops at nothing", () => {
    expect(said(sheet("60", "2", "0"), "add", "−2.5")).toEqual(["1 60>57.5", "2 2>0!"]);
  });

  it("brings marks from another maximum, in whole marks, half up", () => {
    expect(said(sheet("40", "41", "33", "80", "85"), "scale", "80")).toEqual([
      "1 40>50",
      "2 41>51",
      "3 33>41",
      "4 80>100",
      "5 85>100!",
    ]);
  });

  it("leaves out whose mark stays", () => {
    expect(said(sheet("60", "0"), "scale", "100")).toEqual([]);
  });

  it.each([
    ["add", "0"],
    ["add", "five"],
    ["add", "1.25"],
    ["add", ""],
    ["scale", "0"],
    ["scale", "80.5"],
    ["scale", "-80"],
    ["scale", "1000"],
  ] as const)("does not take %s %j", (kind, typed) => {
    expect(readAdjustment(kind, typed)).toBeNull();
  });

  it("gives only scores that a sheet holds, within the maximum and in their order", () => {
    const adjustment = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), tenths: fc.integer({ min: -9999, max: 9999 }) }),
      fc.record({ kind: fc.constant("scale" as const), outOf: fc.integer({ min: 1, max: 999 }) }),
    );
    fc.assert(
      fc.property(
        adjustment,
        fc.integer({ min: 1, max: 999 }),
        fc.nat(9990),
        fc.nat(9990),
        (how, maximum, one, other) => {
          const tenths = [one, other].map((each) => Math.min(each, maximum * 10)).sort((a, b) => a - b);
          const scores = sheet(...tenths.map((each) => String(each / 10)));
          const after = new Map(moderate(scores, how, maximum).map((each) => [each.position, each.after]));
          const [low, high] = [1, 2].map(
            (position) => after.get(position as Position) ?? scores.get(position as Position)!,
          );
          for (const score of [low!, high!]) {
            expect(parseScore(score)).toBe(score);
            expect(Number(score)).toBeLessThanOrEqual(maximum);
          }
          // A whole mark that stays may lie above one that was rounded down by less than one.
          expect(Number(high) - Number(low)).toBeGreaterThanOrEqual(how.kind === "add" ? 0 : -1);
        },
      ),
    );
  });
});
