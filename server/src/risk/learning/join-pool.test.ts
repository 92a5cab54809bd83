import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { learningRows } from "../../../test/risk/learning-rows.js";
import { countHandable, handRows } from "./hand-rows.js";
import { holdOut } from "./hold-out.js";
import { joinPool, type PooledRow } from "./join-pool.js";
import { learn } from "./learn.js";
import { eventsOf, type LearningRows, pickRows, termNumber } from "./learning-rows.js";
import { proveModel } from "./prove-model.js";

const given = (school: number, rows: LearningRows): PooledRow[] => handRows(rows).map((row) => ({ ...row, school }));
const likeSchool = (seed: number, learners = 60) => learningRows({ seed, learners, terms: 5, strength: 2, middle: -2 });

const own = likeSchool(1, 20);
const pool = [given(1, likeSchool(2)), given(2, likeSchool(3)), given(3, likeSchool(4))];

describe("what schools learn together", () => {
  test("is learnt from the own rows and all others', and proven on schools whose rows were not learnt from", () => {
    const rows = joinPool(own, pool.flat())!;
    expect(rows.labels).toHaveLength(own.labels.length + pool.flat().length);
    expect(new Set(rows.learners).size).toBe(20 + 3 * 60);
    const order = { rows, dataHash: "d", seed: 1, date: new Date(), before: null, drift: [], driftOn: null, trees: 6 };
    const learned = learn(order);
    expect(learned.verdict).toBe("promoted");
    // The last term of all, for the own one has too few rows.
    expect(learned.card.measures[0]!.rows).toBe(20 + 3 * 60);
    expect(learned.card.groups.every(({ rows: count }) => count <= 20)).toBe(true);
  });

  test("takes three schools, 500 rows and 50 who left", () => {
    expect(joinPool(own, pool[0]!)).toBeNull();
    expect(joinPool(pickRows(own, []), [...pool[0]!, ...pool[1]!])).toBeNull();
    expect(joinPool(own, [...pool[0]!, ...pool[1]!])).not.toBeNull();
    const few = [1, 2, 3].map((school) => given(school, likeSchool(school, 5)));
    expect(joinPool(own, few.flat())).toBeNull();
  });

  test("has no row whose label came out later than others take it to", () => {
    // A calendar without the third term of 2024: what was asked in the second was known when the first of 2025 was over.
    const whole = likeSchool(5);
    const there = [...whole.terms.keys()].filter((row) => whole.terms[row] !== termNumber("2024-3"));
    const picked = pickRows(whole, there);
    const second = termNumber("2024-2");
    const known = picked.known.map((term, row) => (picked.terms[row] === second ? second + 2 : term));
    const handed = given(1, { ...picked, known });
    expect(new Set(handed.map(({ term }) => term))).toEqual(new Set(["2024-1", "2025-1", "2025-2"]));
    expect(countHandable({ ...picked, known })).toBe(handed.length);
    const joined = joinPool(own, [...handed, ...pool.flat()])!;
    const held = holdOut({ ...joined, terms: joined.terms.map((term) => Math.min(term, second + 2)) }, () => true)!;
    expect(held.term).toBe("2025-1");
    for (const row of held.learn) expect(joined.known[row]).toBeLessThan(second + 2);
  });

  test("no school's rows answer for it where it is left out", () => {
    const rows = joinPool(own, pool.flat())!;
    const seen: { schools: Set<number>; terms: number[] }[] = [];
    const last = Math.max(...rows.terms);
    const trained = { model: share, promoted: "share", ridge: null, alone: null } as const;
    const rest = { heldOutProbabilities: new Float64Array(), heldOut: none };
    proveModel(
      rows,
      (learnt) => {
        seen.push({ schools: new Set(learnt.schools), terms: [...learnt.terms] });
        return { ...trained, ...rest };
      },
      null,
    );
    // One for each of the four, and one of all that later versions are compared with.
    expect(seen.map(({ schools }) => schools.size)).toEqual([3, 3, 3, 3, 4]);
    for (const { terms } of seen) expect(Math.max(...terms)).toBeLessThanOrEqual(last - 2);
  });
});

const share = {
  encodings: [],
  trees: [],
  logistic: { intercept: 0, weights: [] },
  intercept: -2,
  forestWeight: 0,
  logisticWeight: 0,
};
const none = { model: null, forest: null, logistic: null, share: null };

test("what a school gives tells its features and what came of them, and of nobody who it was", () => {
  const arbitrary = fc.record({
    seed: fc.nat(1000),
    learners: fc.integer({ min: 1, max: 8 }),
    shift: fc.nat(1_000_000),
  });
  fc.assert(
    fc.property(arbitrary, ({ seed, learners, shift }) => {
      const rows = learningRows({ seed, learners, terms: 3 });
      const moved = { ...rows, learners: rows.learners.map((learner) => learner + shift) };
      const handed = handRows(moved);
      expect(new Set(handed.flatMap((row) => Object.keys(row)))).toEqual(
        new Set(["learner", "term", "day", "facts", "label"]),
      );
      // Numbers from 1 up, whatever the ids; as many rows and events; only the features' own values.
      const numbers = [...new Set(handed.map(({ learner }) => learner))].sort((one, other) => one - other);
      expect(numbers).toEqual(Array.from({ length: learners }, (_, at) => at + 1));
      expect(handed.reduce((sum, { label }) => sum + label, 0)).toBe(eventsOf(rows));
      for (const { facts } of handed) expect(JSON.parse(facts)).toHaveLength(rows.features.length);
    }),
    { numRuns: 30 },
  );
});
