import { describe, expect, test } from "vitest";
import { termRows } from "../../../test/risk/term-rows.js";
import { Random } from "../../platform/random.js";
import { measure } from "./measures.js";
import { scoreRows } from "./score-rows.js";
import { trainModel } from "./train-model.js";

const TRAIN = termRows(600, 11);
const TEST = termRows(2000, 12);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);

function shuffled(labels: Uint8Array, seed: number): Uint8Array {
  const random = new Random(seed);
  const drawn = labels.slice();
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!];
  }
  return drawn;
}

describe("what is found", () => {
  test("in shuffled labels is chance, held out and on other rows, whatever the seed", () => {
    const found = [1, 2, 3, 4, 5, 6].map((seed) => {
      const labels = shuffled(TRAIN.labels, seed);
      const { model, heldOut } = trainModel({ ...TRAIN, labels, seed, trees: 15 });
      const scores = scoreRows(model, TEST.features, 2000);
      return { heldOut: heldOut.model!.auc!, others: measure(scores, shuffled(TEST.labels, seed)).auc! };
    });
    expect(Math.abs(mean(found.map(({ heldOut }) => heldOut)) - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(mean(found.map(({ others }) => others)) - 0.5)).toBeLessThan(0.03);
    for (const { others } of found) expect(Math.abs(others - 0.5)).toBeLessThan(0.1);
  });

  test.each([
    ["as numbers", (label: number, random: Random) => label * 3 + random.next()],
    ["turned round", (label: number) => 1 - label],
  ])("of a column that tells the label %s is everything", (_, of) => {
    const planted = (rows: typeof TRAIN, seed: number) => {
      const random = new Random(seed);
      const values = Float64Array.from(rows.labels, (label) => of(label, random));
      return [...rows.features, { name: "planted", kind: "number" as const, values }];
    };
    const { model, heldOut } = trainModel({ features: planted(TRAIN, 1), labels: TRAIN.labels, seed: 1, trees: 30 });
    expect(heldOut.model!.auc).toBeGreaterThan(0.995);
    expect(measure(scoreRows(model, planted(TEST, 2), 2000), TEST.labels).auc).toBeGreaterThan(0.995);
  });
});
