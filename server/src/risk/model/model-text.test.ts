import { expect, test } from "vitest";
import { Random } from "../../platform/random.js";
import type { Feature } from "../feature.js";
import type { Model } from "./model.js";
import { nodesThatFit, readModel, writeModel } from "./model-text.js";
import { scoreRows } from "./score-rows.js";
import { trainModel } from "./train-model.js";
import { PARTS, type Tree } from "./tree.js";

const MOST_BYTES = 1.5e6;

/** Labels that nothing foretells grow the largest trees: a coin is tossed for each. */
function tossed(rows: number, numbers: number, words: number) {
  const random = new Random(rows);
  const features: Feature[] = Array.from({ length: numbers }, (_, at) => ({
    name: `a number with quite a long name ${at}`,
    kind: "number",
    values: Float64Array.from({ length: rows }, () => random.next()),
  }));
  for (let at = 0; at < words; at++) {
    const values = Array.from({ length: rows }, () => `“a word with quite a long name” ${random.between(0, 190)}`);
    features.push({ name: `words ${at}`, kind: "category", values });
  }
  return { features, labels: Uint8Array.from({ length: rows }, () => Number(random.chance(0.5))) };
}

/** A tree of so many nodes that parts by the feature of the largest number, always on the right. */
function comb(nodes: number, features: number): Tree {
  const isLeaf = (node: number) => node % 2 === 1 || node === nodes - 1;
  return {
    feature: Int16Array.from({ length: nodes }, (_, node) => (isLeaf(node) ? -1 : features - 1)),
    cut: Uint8Array.from({ length: nodes }, (_, node) => (isLeaf(node) ? 0 : 60)),
    right: Int32Array.from({ length: nodes }, (_, node) => (isLeaf(node) ? 0 : node + 2)),
    value: Float64Array.from({ length: nodes }, (_, node) => ((node * 7919) % PARTS) / PARTS),
  };
}

test.each([
  ["20 features", 20, 0],
  ["300 numbers", 300, 0],
  ["10 numbers and 60 columns of 190 words", 10, 60],
])("the text of a full model of %s is at most 1.5 MB, and read again is the same", (_, numbers, words) => {
  const { model } = trainModel({ ...tossed(400, numbers, words), seed: 1, trees: 2 });
  const { encodings } = model;
  expect(encodings).toHaveLength(numbers + words);
  const nodes = Math.floor((nodesThatFit(encodings) / 100 - 1) / 2) * 2 + 1;
  expect(nodes).toBeGreaterThan(1000);
  const trees = Array.from({ length: 100 }, () => comb(nodes, encodings.length));
  const full: Model = { ...model, trees, forestWeight: 0.123456789012345, logisticWeight: 0.5 };
  const text = writeModel(full);
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
  expect(readModel(text)).toEqual(full);
});

test("a trained one of 20 features keeps to it, and scores as it did", () => {
  const { features, labels } = tossed(800, 20, 0);
  labels.set(labels.map((label, row) => Number((features[0] as { values: Float64Array }).values[row]! > 0.9 || label)));
  const { model } = trainModel({ features, labels, seed: 2, trees: 40 });
  const text = writeModel(model);
  expect(model.trees).toHaveLength(40);
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
  expect(scoreRows(readModel(text), features, 800)).toEqual(scoreRows(model, features, 800));
});
