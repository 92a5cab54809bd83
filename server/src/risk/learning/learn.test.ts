import { describe, expect, test } from "vitest";
import { learningRows } from "../../../test/risk/learning-rows.js";
import type { Model } from "../model/model.js";
import { readModel } from "../model/model-text.js";
import { trainModel } from "../model/train-model.js";
import { Measured } from "../versions/school-card.js";
import { hashRows } from "./hash-rows.js";
import { holdOut } from "./hold-out.js";
import { learn } from "./learn.js";
import { type LearningRows, pickRows } from "./learning-rows.js";

const learnFrom = (rows: LearningRows, before: Model | null = null, heldTerm: string | null = null) =>
  learn({
    rows,
    dataHash: hashRows(rows),
    seed: 1,
    date: new Date("2026-09-16T00:00:00Z"),
    driftOn: null,
    before,
    heldTerm,
    drift: [],
    trees: 10,
  });

const good = learningRows({ seed: 2, learners: 130, terms: 5, strength: 2, middle: -2 });
const learned = learnFrom(good);

describe("what is learnt", () => {
  test("is promoted where the past teaches something, and proven on the last term alone", () => {
    expect(learned.verdict).toBe("promoted");
    expect(learned.card.heldOutTerm).toBe("2025-2");
    const of = (who: Measured) => learned.card.measures.find((each) => each.of === who)!;
    expect(of(Measured.model).rows).toBe(130);
    expect(of(Measured.model).logLoss).toBeLessThan(of(Measured.rules).logLoss!);
    expect(of(Measured.share).auc).toBe(0.5);
    expect(learned.highFrom).toBeGreaterThanOrEqual(learned.mediumFrom);
    expect(learned.card.importances.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  test("is the same for the same rows and seed, byte for byte, and another for others", () => {
    const [one, again] = [learned, learnFrom(good)];
    expect([again.modelHash, again.dataHash, again.proof]).toEqual([one.modelHash, one.dataHash, one.proof]);
    const labels = good.labels.map((label, row) => (row === 0 ? 1 - label : label));
    expect(hashRows({ ...good, labels })).not.toBe(one.dataHash);
  });

  test("is not promoted where labels are drawn at random, whatever the draw", () => {
    const verdicts = [1, 2, 3, 4].map((seed) => {
      const noise = learningRows({ seed, learners: 130, terms: 4, strength: 0, middle: -1.6 });
      return learnFrom(noise).verdict;
    });
    for (const verdict of verdicts) expect(["worse-than-rules", "worse-than-baseline"]).toContain(verdict);
  });

  test("is not promoted where what scored before is better on the same rows", () => {
    // One that has peeped at the held-out term cannot be beaten on it.
    const { features, labels } = pickRows(good, holdOut(good, () => true)!.prove);
    const peeped = trainModel({ features, labels, seed: 1, trees: 10 }).model;
    const beside = learnFrom(good, peeped);
    expect(beside.verdict).toBe("worse-than-promoted");
    expect(beside.card.measures.map(({ of }) => of)).toContain(Measured.promotedBefore);
  });

  test("is promoted beside itself: the same proof is not worse than what scored before", () => {
    expect(learnFrom(good, readModel(learned.proof)).verdict).toBe("promoted");
  });

  test("is held back where what was proven on the same term or a later one was rolled back, and else is not", () => {
    const verdicts = ["2025-1", "2025-2", "2025-3"].map((heldTerm) => learnFrom(good, null, heldTerm).verdict);
    expect(verdicts).toEqual(["promoted", "held-back", "held-back"]);
  });

  test("has not seen the held-out term, nor one whose labels were not known when that began", () => {
    const held = holdOut(good, () => true)!;
    const last = good.terms.reduce((most, term) => Math.max(most, term), 0);
    expect(new Set(held.prove.map((row) => good.terms[row]))).toEqual(new Set([last]));
    expect(Math.max(...held.learn.map((row) => good.terms[row]!))).toBe(last - 2);
    const labels = good.labels.map((label, row) => (good.terms[row] === last - 1 ? 1 - label : label));
    expect(learnFrom({ ...good, labels }).proof).toBe(learned.proof);
  });
});

const numbersIn = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : Object.values(value ?? {}).flatMap((each) => (typeof each === "string" ? [] : numbersIn(each)));

describe("rows that teach nothing", () => {
  const verdictOf = (rows: LearningRows) => {
    const { card, highFrom, mediumFrom, verdict } = learnFrom(rows);
    expect(numbersIn(card).filter(Number.isNaN)).toEqual([]);
    expect([highFrom, mediumFrom].every((from) => from > 0 && from <= 1)).toBe(true);
    return verdict;
  };

  test.each([
    ["three rows", learningRows({ seed: 1, learners: 3, terms: 1 }), "thin"],
    ["one row", learningRows({ seed: 1, learners: 1, terms: 1 }), "thin"],
    ["fewer than 50 who left", learningRows({ seed: 1, learners: 130, terms: 4, middle: -4.5 }), "thin"],
    ["nobody who left", { ...good, labels: new Uint8Array(good.labels.length) }, "thin"],
    ["nobody who stayed", { ...good, labels: good.labels.map(() => 1) }, "thin"],
    ["one term alone", learningRows({ seed: 1, learners: 520, terms: 1 }), "not-proven"],
    ["two terms, of which the second began unknown", learningRows({ seed: 1, learners: 260, terms: 2 }), "not-proven"],
    [
      "nothing but gaps",
      { ...good, features: good.features.map((each) => ({ ...each, values: each.values.map(() => Number.NaN) })) },
      "worse-than-baseline",
    ],
  ] as const)("%s", (_, rows, verdict) => {
    expect(["worse-than-rules", verdict]).toContain(verdictOf(rows));
  });
});
