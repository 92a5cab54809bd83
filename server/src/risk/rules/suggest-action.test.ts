import { describe, expect, test } from "vitest";
import { RiskFeature } from "../features/risk-feature.js";
import { bandOfPoints } from "./band-of-points.js";
import { RiskAction } from "./risk-action.js";
import { RiskBand } from "./risk-band.js";
import { type Raising, suggestAction } from "./suggest-action.js";

type Case = { readonly of: string; readonly reasons: readonly Raising[]; readonly action: RiskAction };

const of = (feature: RiskFeature, value: number | null): Raising => ({ feature, value });

const CASES: readonly Case[] = [
  { of: "no reason", reasons: [], action: RiskAction.watch },
  {
    of: "fees first, marks second",
    reasons: [of(RiskFeature.arrearsShare, 1.4), of(RiskFeature.subjectsFailing, 0.8)],
    action: RiskAction.talkAboutFees,
  },
  {
    of: "a grade that nobody can change",
    reasons: [of(RiskFeature.gradeLevel, 8), of(RiskFeature.marksLevel, -0.2)],
    action: RiskAction.remedialLessons,
  },
  {
    of: "fees, but away for two weeks",
    reasons: [of(RiskFeature.arrearsShare, 1.4), of(RiskFeature.daysSinceSeen, 10)],
    action: RiskAction.visitHome,
  },
  {
    of: "away for a week",
    reasons: [of(RiskFeature.arrearsShare, 1.4), of(RiskFeature.daysSinceSeen, 5)],
    action: RiskAction.callGuardian,
  },
  {
    of: "fees, and away for a day",
    reasons: [of(RiskFeature.arrearsShare, 1.4), of(RiskFeature.daysSinceSeen, 1)],
    action: RiskAction.talkAboutFees,
  },
  { of: "a long absence, over now", reasons: [of(RiskFeature.longestAbsence, 12)], action: RiskAction.visitHome },
  { of: "a short absence, over now", reasons: [of(RiskFeature.longestAbsence, 4)], action: RiskAction.callGuardian },
  {
    of: "what is not known",
    reasons: [of(RiskFeature.marksLevel, null), of(RiskFeature.marksTrend, Number.NaN)],
    action: RiskAction.watch,
  },
];

describe("the suggested action", () => {
  test.each(CASES)("for $of", ({ reasons, action }) => {
    expect(suggestAction(reasons)).toBe(action);
  });

  test("is there for every feature, and never a referral", () => {
    const actions = Object.values(RiskFeature).map((feature) => suggestAction([of(feature, 1)]));
    expect(actions.every(Boolean)).toBe(true);
    expect(actions).not.toContain(RiskAction.referToChildrenOfficer);
  });
});

test("points make bands", () => {
  expect([0, 2, 3, 4, 5, 9].map(bandOfPoints)).toEqual([
    RiskBand.low,
    RiskBand.low,
    RiskBand.medium,
    RiskBand.medium,
    RiskBand.high,
    RiskBand.high,
  ]);
});
