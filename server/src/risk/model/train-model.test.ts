import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pickRows, termRows } from "../../../test/risk/term-rows.js";
import { Random } from "../../platform/random.js";
import type { Feature } from "../feature.js";
import { explainRows } from "./explain-rows.js";
import { measure } from "./measures.js";
import { readModel, writeModel } from "./model-text.js";
import { scoreRows } from "./score-rows.js";
import { type Trained, trainModel } from "./train-model.js";

const numbers = (name: string, values: readonly number[]): Feature => ({
  name,
  kind: "number",
  values: Float64Array.from(values),
});

const TRAIN = termRows(600, 1);
const TEST = termRows(1000, 2);
const learn = (given: Partial<Parameters<typeof trainModel>[0]> = {}): Trained =>
  trainModel({ ...TRAIN, seed: 7, trees: 30, ...given });
const trained = learn();
const scores = scoreRows(trained.model, TEST.features, 1000);
const aucOf = (given: Float64Array) => measure(given, TEST.labels).auc!;
const MIXED = mixedRows();
const mixed = trainModel({ ...MIXED, seed: 7, trees: 30 });

/** Four features move the risk by lines and one by a valley: neither model is enough. */
function mixedRows() {
  const random = new Random(9);
  const [valley = [], ...lines] = Array.from({ length: 5 }, () =>
    Array.from({ length: 800 }, () => 2 * random.next() - 1),
  );
  const risks = valley.map((value, row) => {
    const sum = lines.reduce((sum, line) => sum + 1.5 * line[row]!, Math.abs(value) < 0.4 ? 2 : -2);
    return 1 / (1 + Math.exp(1 - sum));
  });
  return {
    features: [numbers("valley", valley), ...lines.map((line, nth) => numbers(`line ${nth}`, line))],
    labels: Uint8Array.from(risks, (risk) => Number(random.next() < risk)),
  };
}

describe("what is learnt", () => {
  test("comes near to the true risks, and better than chance by far", () => {
    expect(aucOf(scores)).toBeGreaterThan(aucOf(TEST.risks) - 0.08);
    expect(measure(scores, TEST.labels).calibrationError).toBeLessThan(0.03);
  });

  test("is nothing when the labels are shuffled", () => {
    const labels = TRAIN.labels.map((_, row) => TRAIN.labels[(row * 367 + 11) % 600]!);
    const { model, heldOut } = learn({ labels });
    expect(Math.abs(aucOf(scoreRows(model, TEST.features, 1000)) - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(heldOut.forest!.auc! - 0.5)).toBeLessThan(0.12);
  });

  test("holds a feature that parts the labels wholly, which the package alone would miss", () => {
    const values = Array.from({ length: 400 }, (_, row) => row % 2);
    const { heldOut } = trainModel({
      features: [numbers("sign", values)],
      labels: Uint8Array.from(values),
      seed: 1,
      trees: 40,
    });
    expect(heldOut.forest!.auc).toBe(1);
  });

  test("holds a valley, which no line can", () => {
    const values = Array.from({ length: 600 }, (_, row) => (row * 7919) % 101);
    const labels = Uint8Array.from(values, (value) => Number(value > 30 && value < 60));
    const { promoted, heldOut } = trainModel({ features: [numbers("x", values)], labels, seed: 1, trees: 20 });
    expect(promoted).not.toBe("logistic");
    expect(heldOut.model!.auc).toBeGreaterThan(0.98);
    expect(heldOut.logistic!.auc).toBeLessThan(0.7);
  });

  test("tells missing from every number", () => {
    const values = Array.from({ length: 300 }, (_, row) => (row % 3 === 0 ? Number.NaN : row % 17));
    const labels = Uint8Array.from(values, (value) => Number(Number.isNaN(value)));
    expect(
      trainModel({ features: [numbers("x", values)], labels, seed: 1, trees: 10 }).heldOut.model!.auc,
    ).toBeGreaterThan(0.99);
  });

  test("does not believe a category that names each row", () => {
    const values = Array.from({ length: 600 }, (_, row) => `L${row % 300}`);
    const { heldOut } = learn({ features: [{ name: "name", kind: "category", values }] });
    expect(Math.abs(heldOut.model!.auc! - 0.5)).toBeLessThan(0.12);
  });
});

describe("the same", () => {
  test("seed gives the same bytes, another seed others", () => {
    const again = (seed: number) => writeModel(trainModel({ ...MIXED, seed, trees: 30 }).model);
    expect(again(7)).toBe(writeModel(mixed.model));
    expect(again(8)).not.toBe(writeModel(mixed.model));
  });

  test("scores come from a model that was written and read", () => {
    const text = writeModel(mixed.model);
    expect(scoreRows(readModel(text), MIXED.features, 800)).toEqual(scoreRows(mixed.model, MIXED.features, 800));
    expect(writeModel(readModel(text))).toBe(text);
    expect(() => readModel(text.replace('"format":2', '"format":9'))).toThrow("format 9");
  });

  test("row gets the same score wherever it stands, and in whatever order the columns come", () => {
    const order = [...Array(1000).keys()].map((row) => (row * 377 + 5) % 1000);
    const turned = pickRows(TEST.features, order).reverse();
    expect([...scoreRows(trained.model, turned, 1000)]).toEqual(order.map((row) => scores[row]));
  });
});

describe("why a row has its score", () => {
  test.each([
    { what: "of lines alone", model: trained.model, features: TEST.features, rows: 1000 },
    { what: "of a blend", model: mixed.model, features: MIXED.features, rows: 800 },
  ])("$what: base and contributions add up to it", ({ model, features, rows }) => {
    const explained = explainRows(model, features, rows);
    const scored = scoreRows(model, features, rows);
    for (const [row, { base, contributions, score }] of explained.entries()) {
      expect(contributions.reduce((sum, part) => sum + part, base)).toBeCloseTo(score, 7);
      expect(1 / (1 + Math.exp(-score))).toBeCloseTo(scored[row]!, 12);
    }
  });

  test("names what moved it", () => {
    expect(mixed.promoted).toBe("blend");
    const [far, near] = explainRows(mixed.model, [numbers("valley", [0.9, 0]), numbers("line 0", [0.9, -0.9])], 2);
    expect(far!.contributions[0]).toBeLessThan(-0.5);
    expect(far!.contributions[1]).toBeGreaterThan(0.3);
    expect(near!.contributions[0]).toBeGreaterThan(0.5);
    expect(near!.contributions[1]).toBeLessThan(-0.3);
  });
});

type Poor = { what: string; features: Feature[]; labels: number[] };
const POOR: Poor[] = [
  { what: "no rows", features: [numbers("x", [])], labels: [] },
  { what: "no features", features: [], labels: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1] },
  { what: "three rows", features: [numbers("x", [1, 2, 3])], labels: [0, 1, 0] },
  { what: "one class", features: [numbers("x", [1, 2, 3, 4])], labels: [0, 0, 0, 0] },
  {
    what: "nothing known",
    features: [numbers("x", Array(40).fill(Number.NaN))],
    labels: Array(40)
      .fill(0)
      .map((_, row) => row % 2),
  },
];

describe("too little", () => {
  test.each(POOR)("$what: the share of all, between 0 and 1", ({ features, labels }) => {
    const { model, promoted } = trainModel({ features, labels: Uint8Array.from(labels), seed: 1, trees: 5 });
    expect(promoted).toBe("share");
    for (const score of scoreRows(model, [numbers("x", [5, Number.NaN])], 2)) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
    }
  });

  test("anything at all gives probabilities", () => {
    const cell = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.constantFrom(0, 1, Number.NaN, 1e308, -1e308));
    const row = fc.tuple(cell, fc.constantFrom("", "a", "b"), fc.nat(1));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60, size: "max" }), (rows) => {
        const features: Feature[] = [
          numbers(
            "x",
            rows.map(([x]) => x),
          ),
          { name: "c", kind: "category", values: rows.map(([, word]) => word) },
        ];
        const labels = Uint8Array.from(rows, ([, , label]) => label);
        const { model } = trainModel({ features, labels, seed: 3, trees: 3 });
        for (const score of scoreRows(model, features, rows.length)) {
          expect(score > 0 && score < 1).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
