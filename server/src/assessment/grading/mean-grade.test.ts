import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SubjectGroup, SUBJECT_GROUPS } from "../../values/subject-group.js";
import { chooseSubjects, type Counted } from "./choose-subjects.js";
import { DEFAULT_SCALES } from "./default-scales.js";
import { meanGrade } from "./mean-grade.js";
import type { Slot } from "./scale-rule.js";

type Case = {
  what: string;
  subjects: [name: string, group: SubjectGroup, points: number][];
  counted: string[];
  total: number | null;
  hundredths: number | null;
  label: string | null;
  lacking: [groups: SubjectGroup[] | null, count: number][];
};

const fixture = <Rows>(file: string): Rows =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../test/fixtures/grading/${file}.json`, "utf8")) as Rows;

const [four, , since2023, before2023] = DEFAULT_SCALES.map(({ rule }) => rule);

describe.each([
  { rule: since2023!, file: "kcse-mean-since-2023" },
  { rule: before2023!, file: "kcse-mean-before-2023" },
])("$file", ({ rule, file }) => {
  test.each(fixture<Case[]>(file))("$what", ({ subjects, counted, total, hundredths, label, lacking }) => {
    const taken = subjects.map(([, group, points], index) => ({ subjectId: index + 1, group, points }));
    const result = meanGrade(rule, taken);
    const nameOf = (id: number) => subjects[id - 1]![0];
    expect(result.counted.map(nameOf).toSorted()).toEqual(counted.toSorted());
    expect(result.mean && Number(result.mean.top)).toBe(total);
    expect(result).toMatchObject({ hundredths, label });
    expect(result.lacking).toEqual(lacking.map(([groups, count]) => ({ groups, count })));
  });

  test.each(fixture<[string, number, number][]>("kcse-totals"))("%s from %i to %i points", (label, low, high) => {
    for (let total = low; total <= high; total++) {
      expect(meanGrade(rule, sharing(total))).toMatchObject({ label });
    }
  });
});

/** Seven subjects that satisfy both rules, with so many points in all. */
const sharing = (total: number): Counted[] =>
  (["mathematics", "english", "kiswahili", "science", "science", "humanities", "technical"] as const).map(
    (group, index) => ({ subjectId: index + 1, group, points: Math.floor((total + index) / 7) }),
  );

test("there is no mean grade for CBE", () => {
  expect(meanGrade(four!, sharing(20))).toMatchObject({ hundredths: null, label: null });
});

test("without a rule of its own, a school's scale has the plain mean of points", () => {
  const own = { ...since2023!, curriculum: "own" as const, mean: null };
  const [one, two] = [10, 7].map((points, index) => ({ subjectId: index + 1, group: "other" as const, points }));
  expect(meanGrade(own, [one!, two!])).toMatchObject({ hundredths: 850, label: "B" });
});

test("a slot that nothing fills counts nothing where the rule says so", () => {
  const rule = { ...since2023!, mean: { ...since2023!.mean!, whenMissing: "zero" as const } };
  const six = sharing(84).filter(({ group }) => group !== "mathematics");
  expect(meanGrade(rule, six)).toMatchObject({ hundredths: 1029, label: "B+", lacking: [{ count: 1 }] });
});

test("a mean that two decimals make 11.92 earns what 11.92 earns", () => {
  const slots = [{ count: 12, groups: null }];
  const rule = {
    ...since2023!,
    mean: {
      ...since2023!.mean!,
      slots,
      bands: [
        { label: "A", from: 11.92 },
        { label: "E", from: 0 },
      ],
    },
  };
  const twelve = Array.from({ length: 12 }, (_, index) => ({ subjectId: index, group: "other" as const, points: 12 }));
  const less = [{ ...twelve[0]!, points: 11 }, ...twelve.slice(1)];
  expect(meanGrade(rule, less)).toMatchObject({ hundredths: 1192, label: "A" });
});

const groups = SUBJECT_GROUPS.slice(0, 4);
const subjectsOf = (maxLength: number) =>
  fc
    .array(fc.record({ group: fc.constantFrom(...groups), points: fc.nat(12) }), { maxLength })
    .map((all) => all.map((each, index) => ({ subjectId: index + 1, ...each })));
const slots = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    groups: fc.option(fc.subarray([...groups], { minLength: 1 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Every way of putting subjects into slots: the most that can be filled, and with that the most points. */
function bestByTrying(all: readonly Slot[], subjects: readonly Counted[]): [filled: number, points: number] {
  const seats = all.flatMap(({ count, groups: from }) => Array.from({ length: count }, () => from));
  const search = (seat: number, left: readonly Counted[]): [number, number] => {
    if (seat === seats.length) return [0, 0];
    const from = seats[seat]!;
    const tries = left.filter(({ group }) => from === null || from.includes(group));
    return tries.reduce<[number, number]>(
      (best, subject) => {
        const [filled, points] = search(
          seat + 1,
          left.filter((other) => other !== subject),
        );
        const found: [number, number] = [filled + 1, points + subject.points];
        return found[0] > best[0] || (found[0] === best[0] && found[1] > best[1]) ? found : best;
      },
      search(seat + 1, left),
    );
  };
  return search(0, subjects);
}

test("no other choice of subjects fills more or has more points", () => {
  fc.assert(
    fc.property(slots, subjectsOf(6), (all, subjects) => {
      const { bySlot } = chooseSubjects(all, subjects);
      const chosen = bySlot.flat();
      expect([chosen.length, chosen.reduce((sum, { points }) => sum + points, 0)]).toEqual(bestByTrying(all, subjects));
    }),
    { numRuns: 400 },
  );
});

test("every subject counts once, in a slot that takes it, and no slot takes too many", () => {
  fc.assert(
    fc.property(slots, subjectsOf(14), (all, subjects) => {
      const { bySlot, open } = chooseSubjects(all, subjects);
      const ids = bySlot.flat().map(({ subjectId }) => subjectId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [index, { count, groups: from }] of all.entries()) {
        expect(bySlot[index]!.length + open[index]!).toBe(count);
        expect(bySlot[index]!.every(({ group }) => from?.includes(group) ?? true)).toBe(true);
      }
    }),
  );
});

test("the order of subjects does not matter", () => {
  const shuffled = subjectsOf(9).chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, others]) => {
      expect(meanGrade(since2023!, others)).toEqual(meanGrade(since2023!, all));
    }),
  );
});
