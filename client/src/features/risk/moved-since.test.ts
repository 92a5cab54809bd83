import { expect, test } from "vitest";
import type { RiskBand } from "../../generated/live/graphql";
import { movedSince } from "./moved-since";

type Case = { now: [RiskBand, number | null]; before: [RiskBand, number | null] | null; moved: number | null };
const cases: Case[] = [
  { now: ["HIGH", 0.3], before: ["MEDIUM", 0.12], moved: 1 },
  { now: ["HIGH", 0.3], before: ["HIGH", 0.41], moved: -1 },
  { now: ["HIGH", 0.3], before: ["HIGH", 0.295], moved: 0 },
  { now: ["HIGH", 0.151], before: ["MEDIUM", 0.149], moved: 1 },
  { now: ["MEDIUM", null], before: ["HIGH", null], moved: -1 },
  { now: ["MEDIUM", null], before: ["MEDIUM", 0.1], moved: 0 },
  { now: ["HIGH", 0.3], before: ["UNKNOWN", null], moved: null },
  { now: ["UNKNOWN", null], before: ["HIGH", 0.3], moved: null },
  { now: ["HIGH", 0.3], before: null, moved: null },
];

test.each(cases)("$before to $now", ({ now, before, moved }) => {
  const standing = ([band, probability]: [RiskBand, number | null]) => ({ band, probability });
  expect(movedSince(standing(now), before && standing(before))).toBe(moved);
});
