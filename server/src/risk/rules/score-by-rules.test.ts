import { describe, expect, test } from "vitest";
import type { NumberFeature } from "../feature.js";
import { RiskFeature } from "../features/risk-feature.js";
import { RiskBand } from "./risk-band.js";
import { scoreByRules } from "./score-by-rules.js";

type Known = { readonly [feature in RiskFeature]?: number };
type Case = { readonly of: string; readonly known: Known; readonly points: number; readonly band: RiskBand };

const rowOf = (known: Known, enough = 1) => ({
  features: Object.values(RiskFeature).map((name): NumberFeature => {
    return { name, kind: "number", values: Float64Array.of(known[name] ?? Number.NaN) };
  }),
  enough: Uint8Array.of(enough),
});

const CASES: readonly Case[] = [
  { of: "nothing known", known: {}, points: 0, band: RiskBand.low },
  { of: "a ninth missed", known: { ATTENDANCE_RATE: 0.89 }, points: 1, band: RiskBand.low },
  { of: "a tenth missed", known: { ATTENDANCE_RATE: 36 / 40 }, points: 1, band: RiskBand.low },
  { of: "hardly less than a tenth", known: { ATTENDANCE_RATE: 0.91 }, points: 0, band: RiskBand.low },
  { of: "a fifth missed", known: { ATTENDANCE_RATE: 32 / 40 }, points: 2, band: RiskBand.low },
  { of: "a fall of ten points", known: { ATTENDANCE_CHANGE: 0.8 - 0.9 }, points: 1, band: RiskBand.low },
  { of: "a rise of ten points", known: { ATTENDANCE_CHANGE: 0.1 }, points: 0, band: RiskBand.low },
  { of: "four days away", known: { DAYS_SINCE_SEEN: 4 }, points: 0, band: RiskBand.low },
  { of: "a week away", known: { DAYS_SINCE_SEEN: 5 }, points: 2, band: RiskBand.low },
  { of: "two weeks away", known: { DAYS_SINCE_SEEN: 10 }, points: 3, band: RiskBand.medium },
  { of: "half the subjects", known: { SUBJECTS_FAILING: 0.5 }, points: 1, band: RiskBand.low },
  { of: "a term’s fees late", known: { ARREARS_SHARE: 1 }, points: 1, band: RiskBand.low },
  { of: "most of a term’s fees late", known: { ARREARS_SHARE: 0.9 }, points: 0, band: RiskBand.low },
  { of: "two years over age", known: { AGE_FOR_GRADE: 2 }, points: 1, band: RiskBand.low },
  { of: "three years over age", known: { AGE_FOR_GRADE: 3 }, points: 2, band: RiskBand.low },
  {
    of: "a third missed and two weeks away",
    known: { ATTENDANCE_RATE: 0.66, DAYS_SINCE_SEEN: 11 },
    points: 5,
    band: RiskBand.high,
  },
  { of: "the grade alone", known: { GRADE_LEVEL: 12, BOARDER: 1, REPEATED: 3 }, points: 0, band: RiskBand.low },
];

describe("by rules", () => {
  test.each(CASES)("$of: $points", ({ known, points, band }) => {
    expect(scoreByRules(rowOf(known))).toMatchObject([{ points, band }]);
  });

  test("every point has its reason, the weightiest first", () => {
    const [score] = scoreByRules(rowOf({ ATTENDANCE_RATE: 0.85, DAYS_SINCE_SEEN: 12, ARREARS_SHARE: 1.5 }));
    expect(score!.reasons).toEqual([
      { feature: RiskFeature.daysSinceSeen, value: 12, points: 3 },
      { feature: RiskFeature.attendanceRate, value: 0.85, points: 1 },
      { feature: RiskFeature.arrearsShare, value: 1.5, points: 1 },
    ]);
  });

  test("too little recorded is said, whatever the points", () => {
    expect(scoreByRules(rowOf({ DAYS_SINCE_SEEN: 12 }, 0))).toMatchObject([{ points: 3, band: RiskBand.unknown }]);
  });

  test("nobody gives nothing", () => {
    const none = rowOf({}).features.map((feature) => ({ ...feature, values: new Float64Array() }));
    expect(scoreByRules({ features: none, enough: new Uint8Array() })).toEqual([]);
  });
});
