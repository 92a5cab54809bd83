import { expect, test } from "vitest";
import { Random } from "../../platform/random.js";
import type { Feature } from "../feature.js";
import { dealFolds, FOLDS } from "./deal-folds.js";
import { drawSample } from "./draw-sample.js";
import { measure } from "./measures.js";
import { scoreRows } from "./score-rows.js";
import { trainModel } from "./train-model.js";

/** 200 learners of four rows each, alike in four features that say nothing and in a label drawn by learner. */
function learnerRows(seed: number) {
  const random = new Random(seed);
  const learners = Array.from({ length: 200 }, () => ({
    features: [1, 2, 3, 4].map(() => random.next()),
    village: `V${random.between(0, 60)}`,
    label: Number(random.chance(0.25)),
  }));
  const rows = Array.from({ length: 800 }, (_, row) => learners[row % 200]!);
  const features: Feature[] = [0, 1, 2, 3].map((at) => ({
    name: `x${at}`,
    kind: "number",
    values: Float64Array.from(rows, (learner) => learner.features[at]!),
  }));
  features.push({ name: "village", kind: "category", values: rows.map(({ village }) => village) });
  return {
    features,
    labels: Uint8Array.from(rows, ({ label }) => label),
    groups: Int32Array.from(rows, (_, row) => 7 * (row % 200) - 300),
  };
}

test("rows of one learner are held out together: nothing is found where there is nothing", () => {
  const found = [1, 2, 3, 4, 5].map((seed) => {
    const { groups, ...rows } = learnerRows(seed);
    const { model, heldOut } = trainModel({ ...rows, groups, seed, trees: 20 });
    const others = learnerRows(seed + 100);
    return {
      alone: trainModel({ ...rows, seed, trees: 20 }).heldOut.model!,
      together: heldOut.model!,
      others: measure(scoreRows(model, others.features, 800), others.labels),
    };
  });
  const mean = (of: "alone" | "together" | "others", what: "auc" | "brier") =>
    found.reduce((sum, measures) => sum + measures[of][what]! / found.length, 0);
  expect(mean("alone", "auc")).toBeGreaterThan(0.9);
  expect(mean("together", "auc")).toBeLessThan(0.6);
  expect(mean("others", "auc")).toBeLessThan(0.6);
  // What is said of those held out is what comes true for others.
  expect(Math.abs(mean("together", "brier") - mean("others", "brier"))).toBeLessThan(0.03);
  expect(mean("alone", "brier")).toBeLessThan(mean("others", "brier") - 0.1);
});

test("a learner is in one fold, and folds have as many rows and labels", () => {
  const { labels, groups } = learnerRows(4);
  const folds = dealFolds(labels, groups, new Random(1));
  const count = (wanted: (row: number) => boolean) =>
    Array.from({ length: FOLDS }, (_, fold) => [...folds.keys()].filter((row) => folds[row] === fold && wanted(row)));
  for (const row of groups.keys()) expect(folds[row]).toBe(folds[row % 200]);
  for (const rows of count(() => true)) expect(Math.abs(rows.length - 160)).toBeLessThanOrEqual(8);
  const events = count((row) => labels[row] === 1).map((rows) => rows.length);
  expect(Math.max(...events) - Math.min(...events)).toBeLessThanOrEqual(4);
});

test("a sample takes whole learners", () => {
  const groups = Array.from({ length: 100 }, (_, group) => [0, 1, 2, 3].map((nth) => group * 4 + nth));
  const sample = drawSample(400, groups, new Random(1));
  const drawn = new Set([...sample].map((row) => row >> 2));
  expect(new Set(sample).size).toBe(63 * 4);
  expect(drawn.size).toBe(63);
});

test("a handful of learners is too few to hold any out", () => {
  const { features, labels } = learnerRows(5);
  const groups = Int32Array.from(labels, (_, row) => row % 4);
  expect(trainModel({ features, labels, groups, seed: 1, trees: 5 }).promoted).toBe("share");
});
