import { expect, test } from "vitest";
import { draftOf, readNumber, ruleOf, type ScaleDraft } from "./scale-draft";
import { scaleFaults } from "./scale-faults";
import type { ScaleRule } from "./scale-rule";

const RULE: ScaleRule = {
  curriculum: "8-4-4",
  bands: [
    { label: "A", points: 3, from: 70 },
    { label: "B+", points: 2, from: 40.5 },
    { label: "E", points: 1, from: 0 },
  ],
  bySubject: [
    {
      subjectId: 7,
      bands: [
        { label: "A", points: 3, from: 60 },
        { label: "B+", points: 2, from: 30 },
        { label: "E", points: 1, from: 0 },
      ],
    },
  ],
  rounding: "nearest",
  totals: true,
  positions: true,
  mean: {
    slots: [
      { count: 1, groups: ["mathematics"] },
      { count: 5, groups: null },
    ],
    bands: [
      { label: "A", from: 2.25 },
      { label: "E", from: 0 },
    ],
    rounding: "nearest",
    whenMissing: "none",
  },
};

const draft = draftOf("KCSE", RULE);

const withBand = (place: number, change: Partial<ScaleDraft["bands"][number]>): ScaleDraft => ({
  ...draft,
  bands: draft.bands.map((band, at) => (at === place ? { ...band, ...change } : band)),
});

test("a rule is read into fields and back as it was", () => {
  expect(scaleFaults(draft)).toEqual([]);
  expect(ruleOf(draft)).toEqual(RULE);
});

test.each([
  ["no name", { ...draft, name: " " }, "faultName"],
  ["a label too long", withBand(1, { label: "TOOLONG" }), "faultLabel"],
  ["a label twice", withBand(1, { label: "a" }), "faultTwice"],
  ["half a point", withBand(1, { points: "1.5" }), "faultPoints"],
  ["points that do not fall", withBand(1, { points: "3" }), "faultFalling"],
  ["more than all", withBand(0, { from: "101" }), "faultFrom"],
  ["two decimals", withBand(1, { from: "40.25" }), "faultFrom"],
  ["a band that begins with the one above", withBand(1, { from: "70" }), "faultOrder"],
  ["a last band above 0", withBand(2, { from: "1" }), "faultZero"],
  ["a subject's boundary not filled in", { ...draft, own: [{ subjectId: "7", from: {} }] }, "faultFrom"],
  ["a slot of nothing", withSlot({ count: "0" }), "faultCount"],
  ["a slot of no group", withSlot({ groups: [] }), "faultGroups"],
  ["a slot of too many", withSlot({ count: "12" }, { count: "12" }), "faultMany"],
] as const)("finds %s", (_what, wrong, key) => {
  expect(scaleFaults(wrong).map((one) => one.key)).toContain(key);
});

function withSlot(...changes: Partial<NonNullable<ScaleDraft["mean"]>["slots"][number]>[]): ScaleDraft {
  const slots = draft.mean!.slots.map((slot, at) => ({ ...slot, ...changes[at] }));
  return { ...draft, mean: { ...draft.mean!, slots } };
}

test.each([
  ["75", 75],
  [" 75,5 ", 75.5],
  ["", null],
  ["-1", null],
  ["7e1", null],
])("%j is read as %j", (text, number) => {
  expect(readNumber(text)).toBe(number);
});
