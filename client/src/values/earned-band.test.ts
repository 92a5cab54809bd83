import fc from "fast-check";
import { describe, expect, it } from "vitest";
import fourLevels from "../../../server/test/fixtures/grading/cbe-four-levels.json";
import eightPoints from "../../../server/test/fixtures/grading/junior-eight-points.json";
import { earnedBand } from "./earned-band";
import type { SubjectId } from "./ids";
import { decodeScaleLine } from "./scale-line";
import type { Score } from "./score";

const KCSE = decodeScaleLine("g4", "KCSE|A:12:80,A-:11:75,B+:10:70,E:1:0|15=70,65.5,60,0|");
const ROUNDED = decodeScaleLine("g5", "KCSE|A:12:80,A-:11:75,B+:10:70,E:1:0||r");
const CBE = decodeScaleLine("g1", "CBE|EE1:8:90,EE2:7:75,ME1:6:58,ME2:5:41,AE1:4:31,AE2:3:21,BE1:2:11,BE2:1:0||");
const FOUR = decodeScaleLine("g2", "CBE|EE:4:75,ME:3:41,AE:2:21,BE:1:0||r");
const OTHER = 3 as SubjectId;
const OWN = 15 as SubjectId;

const label = (scale: typeof KCSE, score: string, maximum: number | null, subject: SubjectId | null = OTHER) =>
  earnedBand(scale, subject, score as Score, maximum)?.label ?? null;

describe("what a score earns", () => {
  it.each([
    ["80", 100, "A"],
    ["79.9", 100, "A-"],
    ["0", 100, "E"],
    ["100", 100, "A"],
    ["24", 30, "A"],
    ["23.9", 30, "A-"],
    ["60", 80, "A-"],
    ["59.9", 80, "B+"],
    ["A", 100, null],
    ["X", 100, null],
    ["-", 100, null],
  ])("%s out of %i is %s", (score, maximum, expected) => {
    expect(label(KCSE, score, maximum)).toBe(expected);
  });

  it.each([
    ["79.5", 100, "A"],
    ["79.4", 100, "A-"],
    ["99.5", 100, "A"],
    ["51.7", 65, "A"],
    ["51.6", 65, "A-"],
  ])("%s out of %i is %s where percents are rounded, half up", (score, maximum, expected) => {
    expect(label(ROUNDED, score, maximum)).toBe(expected);
  });

  it("goes by the subject's own boundaries", () => {
    expect([label(KCSE, "70", 100, OWN), label(KCSE, "65.5", 100, OWN), label(KCSE, "65.4", 100, OWN)]).toEqual([
      "A",
      "A-",
      "B+",
    ]);
    expect(label(KCSE, "70", 100, null)).toBe("B+");
  });

  it("is a level's own band where levels are given", () => {
    expect(label(CBE, "ME1", null)).toBe("ME1");
    expect(label(CBE, "ME", null)).toBe("ME2");
    expect(label(FOUR, "ME1", null)).toBe("ME");
    expect(label(KCSE, "ME1", null)).toBeNull();
  });

  it.each([
    { of: "four levels", table: fourLevels, scale: FOUR },
    { of: "eight points", table: eightPoints, scale: { ...CBE, rounds: true } },
  ])("agrees with the server on every edge of $of", ({ table, scale }) => {
    const edges = table as [marks: string, maximum: number, label: string, points: number][];
    const earned = edges.map(([marks, maximum]) => earnedBand(scale, OTHER, marks as Score, maximum));
    expect(earned.map((band) => [band?.label, band?.points])).toEqual(edges.map((edge) => edge.slice(2)));
  });

  it("never falls as marks rise", () => {
    const marks = fc.record({ maximum: fc.integer({ min: 1, max: 999 }), tenths: fc.nat(9990) });
    fc.assert(
      fc.property(marks, fc.boolean(), ({ maximum, tenths }, rounds) => {
        const scale = rounds ? ROUNDED : KCSE;
        const points = (at: number) =>
          earnedBand(scale, OTHER, String(Math.min(at, maximum * 10) / 10) as Score, maximum)?.points ?? -1;
        expect(points(tenths + 1)).toBeGreaterThanOrEqual(points(tenths));
      }),
    );
  });
});
