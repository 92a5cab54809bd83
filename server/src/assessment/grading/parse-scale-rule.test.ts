import { expect, test } from "vitest";
import { GRADES } from "../../values/grade.js";
import { DEFAULT_SCALES } from "./default-scales.js";
import { parseScaleRule } from "./parse-scale-rule.js";

test.each(DEFAULT_SCALES)("$name comes through its JSON as it was", ({ rule }) => {
  expect(parseScaleRule(JSON.parse(JSON.stringify(rule)))).toEqual({ ok: true, rule });
});

test("every grade has one default scale", () => {
  expect(DEFAULT_SCALES.flatMap(({ grades }) => grades).toSorted()).toEqual([...GRADES].toSorted());
});

const eight = DEFAULT_SCALES[1]!.rule;
const kcse = DEFAULT_SCALES[2]!.rule;
const [first, second, ...others] = eight.bands as [(typeof eight.bands)[0], (typeof eight.bands)[0]];
const meanOf = (change: object) => ({ ...kcse, mean: { ...kcse.mean, ...change } });

type Case = { what: string; json: unknown; problems: string[] };

const WRONG: Case[] = [
  { what: "nothing", json: null, problems: ["The scale is not filled in."] },
  { what: "a text", json: "EE", problems: ["The scale is not filled in."] },
  { what: "no bands", json: { ...eight, bands: [] }, problems: ["The scale needs at least one of bands."] },
  { what: "what nobody knows", json: { ...eight, secret: 1 }, problems: ["The scale has what is not known: secret."] },
  {
    what: "a band that leaves a gap down to 0",
    json: { ...eight, bands: eight.bands.slice(0, -1) },
    problems: ["Nobody below 11 would get anything: let BE1 start at 0."],
  },
  {
    what: "a label twice, in whatever case",
    json: { ...eight, bands: [first, { ...second, label: "ee1" }, ...others] },
    problems: ["EE1 stands there twice: give every band a label of its own."],
  },
  {
    what: "points that do not fall",
    json: { ...eight, bands: [first, { ...second, points: 8 }, ...others] },
    problems: ["EE2 is worth 8 points, but EE1 above it 8: let points fall."],
  },
  {
    what: "bands in the wrong order",
    json: { ...eight, bands: [first, { ...second, from: 90 }, ...others] },
    problems: ["EE2 starts at 90, but EE1 above it at 90: put the highest first."],
  },
  ...["", "EXCEED", "E|1", "E:1", "E,1", "+A", " A"].map((label) => ({
    what: `the label "${label}"`,
    json: { ...eight, bands: [first, { ...second, label }, ...others] },
    problems: ["Band 2 needs a label of 1 to 5 letters, digits, + or -, such as EE1 or B+."],
  })),
  ...[-1, 100.1, 74.95, Number.NaN, "75", null].map((from) => ({
    what: `a band from ${from}`,
    json: { ...eight, bands: [first, { ...second, from }, ...others] },
    problems: ["Band 2 needs the lowest percent that earns it, from 0 to 100, with at most one decimal."],
  })),
  ...[-1, 101, 6.5].map((points) => ({
    what: `${points} points`,
    json: { ...eight, bands: [first, { ...second, points }, ...others] },
    problems: ["Band 2 needs points: a whole number from 0 to 100."],
  })),
  {
    what: "boundaries for other bands",
    json: { ...eight, bySubject: [{ subjectId: 4, bands: eight.bands.slice(0, -1) }] },
    problems: ["Subject 1: its own boundaries must be for the bands of the scale"],
  },
  {
    what: "boundaries of a subject out of order",
    json: { ...eight, bySubject: [{ subjectId: 4, bands: [{ ...first, from: 70 }, second, ...others] }] },
    problems: ["Subject 1: EE2 starts at 75, but EE1 above it at 70: put the highest first."],
  },
  {
    what: "a subject twice",
    json: { ...eight, bySubject: [4, 4].map((subjectId) => ({ subjectId, bands: eight.bands })) },
    problems: ["A subject has boundaries of its own twice: keep one."],
  },
  {
    what: "a group that there is not",
    json: meanOf({ slots: [{ count: 1, groups: ["magic"] }] }),
    problems: ["The mean grade, slot 1 names a group of subjects that there is not."],
  },
  {
    what: "a group twice in a slot",
    json: meanOf({ slots: [{ count: 1, groups: ["science", "science"] }] }),
    problems: ["The mean grade: a slot names a group of subjects twice: name it once."],
  },
  {
    what: "a slot for nothing",
    json: meanOf({ slots: [{ count: 0, groups: null }] }),
    problems: ["The mean grade, slot 1 needs how many subjects it takes, from 1 to 12."],
  },
  {
    what: "more subjects than anybody takes",
    json: meanOf({ slots: [12, 9].map((count) => ({ count, groups: null })) }),
    problems: ["The mean grade: 21 subjects are more than the 20 there may be."],
  },
  {
    what: "a mean band with three decimals",
    json: meanOf({
      bands: [
        { label: "A", from: 11.505 },
        { label: "E", from: 0 },
      ],
    }),
    problems: ["The mean grade, band 1 needs the lowest mean that earns it, from 0 to 100 points"],
  },
  {
    what: "mean bands that end above 0",
    json: meanOf({ bands: [{ label: "A", from: 11.5 }] }),
    problems: ["The mean grade: Nobody below 11.5 would get anything: let A start at 0."],
  },
];

test.each(WRONG)("a scale with $what is refused, and told why", ({ json, problems }) => {
  const result = parseScaleRule(json);
  const told = result.ok ? [] : result.problems;
  expect(told).toEqual(problems.map((problem) => expect.stringContaining(problem)));
});

test("everything that is wrong is told at once", () => {
  const bands = [{ ...first, label: "", points: 200, from: -1 }, ...others];
  const result = parseScaleRule({ ...eight, bands });
  expect(result.ok ? [] : result.problems).toHaveLength(3);
});
