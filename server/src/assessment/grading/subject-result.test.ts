import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseScore } from "../../values/score.js";
import { DEFAULT_SCALES } from "./default-scales.js";
import { type Sitting, subjectResult } from "./subject-result.js";

type Case = {
  what: string;
  scale: string;
  sat: [score: string | null, maximum: number | null, weight: number][];
  percent: number | null;
  label: string | null;
  absent: number;
  exempt: number;
  missing: number;
};

const CASES = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../../test/fixtures/grading/subject-results.json`, "utf8"),
) as Case[];

const ruleOf = (scale: string) => DEFAULT_SCALES.find(({ name }) => name === scale)!.rule;
const sittingOf = ([score, maximum, weight]: Case["sat"][number]): Sitting => ({
  score: score === null ? null : parseScore(score),
  maximum,
  weight,
});

test.each(CASES)("$scale: $what", ({ scale, sat, label, ...expected }) => {
  const { band, ...result } = subjectResult(sat.map(sittingOf), ruleOf(scale), null);
  expect({ ...result, label: band?.label ?? null }).toEqual({ ...withoutWhat(expected), label });
});

const withoutWhat = ({ percent, absent, exempt, missing }: Omit<Case, "scale" | "sat" | "label">) => ({
  percent,
  absent,
  exempt,
  missing,
});

test("a subject's own boundaries hold for that subject alone", () => {
  const rule = ruleOf("KCSE");
  const bands = rule.bands.map((band, index) => (index === 0 ? { ...band, from: 76.5 } : band));
  const own = { ...rule, bySubject: [{ subjectId: 7, bands }] };
  const sat = [{ score: parseScore("77"), maximum: 100, weight: 1 }];
  expect(subjectResult(sat, own, 7).band?.label).toBe("A");
  expect(subjectResult(sat, own, 8).band?.label).toBe("A-");
  expect(subjectResult(sat, own, null).band?.label).toBe("A-");
});

const score = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((tenths) => parseScore(String(tenths / 10))),
  fc.constantFrom("A", "X", "-", "EE1", "EE", "ME2", "BE").map(parseScore),
  fc.constant(null),
);
const sitting = fc.record({
  score,
  maximum: fc.constantFrom(30, 40, 70, null),
  weight: fc.integer({ min: 1, max: 1000 }),
});
const sittings = fc.array(sitting, { maxLength: 8 });
const rule = fc.constantFrom(...DEFAULT_SCALES.map((scale) => scale.rule));

test("the order in which work was done does not matter", () => {
  fc.assert(
    fc.property(
      sittings.chain((sat) => fc.tuple(fc.constant(sat), fc.shuffledSubarray(sat, { minLength: sat.length }))),
      rule,
      ([sat, shuffled], scale) => {
        expect(subjectResult(shuffled, scale, null)).toEqual(subjectResult(sat, scale, null));
      },
    ),
  );
});

test("what was missed changes nothing, and all weights doubled neither", () => {
  fc.assert(
    fc.property(sittings, fc.constantFrom("A", "X", "-"), rule, (sat, mark, scale) => {
      const { percent, band } = subjectResult(sat, scale, null);
      const missed = [...sat, { score: parseScore(mark), maximum: 30, weight: 700 }];
      expect(subjectResult(missed, scale, null)).toMatchObject({ percent, band });
      const doubled = sat.map((each) => ({ ...each, weight: each.weight * 2 }));
      expect(subjectResult(doubled, scale, null)).toMatchObject({ percent, band });
    }),
  );
});

test("a mark more never makes less", () => {
  fc.assert(
    fc.property(sittings, fc.nat(290), fc.integer({ min: 1, max: 10 }), rule, (sat, tenths, more, scale) => {
      const at = (value: number) =>
        subjectResult([...sat, { score: parseScore(String(value / 10)), maximum: 30, weight: 50 }], scale, null);
      const [less, better] = [at(tenths), at(tenths + more)];
      expect(better.band!.points).toBeGreaterThanOrEqual(less.band!.points);
      expect(better.percent ?? 0).toBeGreaterThanOrEqual(less.percent ?? 0);
    }),
  );
});
