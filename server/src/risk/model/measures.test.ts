import { describe, expect, test } from "vitest";
import { measureGroups } from "./measure-groups.js";
import { measure } from "./measures.js";

const of = (probabilities: number[], labels: number[]) =>
  measure(Float64Array.from(probabilities), Uint8Array.from(labels));

describe("measures", () => {
  test("are those that scikit-learn gives", () => {
    const found = of([0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.51, 0.3, 0.1], [1, 1, 0, 1, 1, 0, 0, 0, 1, 0]);
    expect(found.auc).toBeCloseTo(0.76, 10);
    expect(found.prAuc).toBeCloseTo((1 + 1 + 3 / 4 + 4 / 5 + 5 / 9) / 5, 10);
    expect(found.recallAtTenth).toBeCloseTo(0.2, 10);
    expect(found.brier).toBeCloseTo(0.22351, 10);
  });

  test("give ties half, and no order", () => {
    const found = of(Array(20).fill(0.5), [1, 1, ...Array(18).fill(0)]);
    expect(found).toMatchObject({ auc: 0.5, prAuc: 0.1, recallAtTenth: 0.1 });
    expect(found.calibrationError).toBeCloseTo((2 * 0.5 + 18 * 0.5) / 20, 10);
  });

  test("say nothing where nothing can be said", () => {
    expect(of([], [])).toMatchObject({ rows: 0, auc: null, brier: null, calibrationError: null, bins: [] });
    expect(of([0.2, 0.4], [0, 0])).toMatchObject({ auc: null, prAuc: null, recallAtTenth: null });
  });

  test("by group take the top tenth of all", () => {
    const probabilities = Float64Array.from({ length: 20 }, (_, row) => 1 - row / 20);
    const labels = Uint8Array.from({ length: 20 }, (_, row) => Number(row < 4));
    const groups = Array.from({ length: 20 }, (_, row) => (row < 2 || row > 10 ? "girls" : "boys"));
    const [boys, girls] = measureGroups(groups, probabilities, labels);
    expect(boys).toMatchObject({ group: "boys", measures: { events: 2, recallAtTenth: 0 } });
    expect(girls).toMatchObject({ group: "girls", measures: { events: 2, recallAtTenth: 1 } });
  });
});
