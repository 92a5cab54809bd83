import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SCALES } from "./default-scales.js";
import { compareFractions, fraction } from "./fraction.js";
import { gradePercent } from "./grade-percent.js";
import { subjectResult } from "./subject-result.js";
import { parseScore } from "../../values/score.js";

type Case = [marks: string, maximum: number, label: string, points: number];

const FILES = {
  "CBE four levels": "cbe-four-levels",
  "Junior school, eight points": "junior-eight-points",
  KCSE: "kcse-twelve-points",
  "KCSE, older mean rule": "kcse-twelve-points",
} as const;

const casesOf = (file: string): Case[] =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../test/fixtures/grading/${file}.json`, "utf8")) as Case[];

describe.each(DEFAULT_SCALES)("$name", ({ name, rule }) => {
  test.each(casesOf(FILES[name as keyof typeof FILES]))(
    "%s of %i earns %s, %i points",
    (marks, maximum, label, points) => {
      const { band } = subjectResult([{ score: parseScore(marks), maximum, weight: 100 }], rule, null);
      expect(band).toMatchObject({ label, points });
    },
  );

  test("more never earns less", () => {
    const percents = fc.record({ top: fc.bigInt(0n, 10_000n), over: fc.bigInt(100n, 100n) });
    fc.assert(
      fc.property(percents, percents, fc.constantFrom("nearest" as const, "none" as const), (one, other, rounding) => {
        const [less, more] = compareFractions(one, other) < 0 ? [one, other] : [other, one];
        const [low, high] = [less, more].map((percent) => gradePercent(percent, rule.bands, rounding));
        expect(high!.band.points).toBeGreaterThanOrEqual(low!.band.points);
        expect(high!.tenths).toBeGreaterThanOrEqual(low!.tenths);
      }),
    );
  });

  test("what is shown earns what was earned", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 99_900n), fc.constantFrom("nearest" as const, "none" as const), (top, rounding) => {
        const { tenths, band } = gradePercent(fraction(top, 999), rule.bands, rounding);
        expect(gradePercent(fraction(tenths, 10), rule.bands, rounding)).toEqual({ tenths, band });
      }),
    );
  });
});

const EIGHT = DEFAULT_SCALES[1]!.rule.bands;

test.each([
  [89_949, 1000, "nearest", 900, "EE1"],
  [89_500, 1000, "nearest", 900, "EE1"],
  [89_499, 1000, "nearest", 890, "EE2"],
  [89_999, 1000, "none", 899, "EE2"],
  [90_000, 1000, "none", 900, "EE1"],
] as const)("%i / %i, %s, is shown as %i tenths and earns %s", (top, over, rounding, tenths, label) => {
  expect(gradePercent(fraction(top, over), EIGHT, rounding)).toMatchObject({ tenths, band: { label } });
});
