import { describe, expect, test } from "vitest";
import { Random } from "../../platform/random.js";
import { growForest } from "./forest.js";
import { measure } from "./measures.js";

const column = (rows: number, of: (row: number) => number) => Uint8Array.from({ length: rows }, (_, row) => of(row));

describe("the forest", () => {
  test("cuts where nothing is left to cut after, at the root and below it", () => {
    const bins = [column(400, (row) => row % 2), column(400, (row) => (row >> 1) % 2)];
    for (const labels of [bins[0]!, column(400, (row) => Number(row % 4 === 3))]) {
      const { outOfBag } = growForest({ bins, labels, trees: 40, mostNodes: 1e5, random: new Random(1) });
      for (const [row, word] of outOfBag.entries()) expect(Math.abs(word - labels[row]!)).toBeLessThan(0.1);
    }
  });

  test("is not held against rows whose trees saw fewer of their kind for want of them", () => {
    const aucs = Array.from({ length: 20 }, (_, seed) => {
      const random = new Random(seed);
      const bins = [1, 2, 3].map(() => column(60, () => random.between(0, 11)));
      const labels = column(60, (row) => Number(row % 6 === 0));
      return measure(growForest({ bins, labels, trees: 40, mostNodes: 1e5, random }).outOfBag, labels).auc!;
    });
    expect(aucs.reduce((sum, auc) => sum + auc / 20, 0)).toBeGreaterThan(0.45);
  });

  test("of the same seed is the same", () => {
    const random = new Random(3);
    const bins = [1, 2, 3, 4].map(() => column(200, () => random.between(0, 11)));
    const labels = column(200, (row) => Number(bins[0]![row]! + bins[1]![row]! > 11));
    const grow = () => growForest({ bins, labels, trees: 5, mostNodes: 1e5, random: new Random(4) });
    expect(grow()).toEqual(grow());
  });

  test("is as fine as its bins, though a tree tries a few cuts only", () => {
    const bins = [column(900, (row) => (row * 7) % 60), column(900, (row) => (row * 11) % 59)];
    const labels = column(900, (row) => Number((bins[0]![row]! >> 1) % 2 === 0));
    const { outOfBag } = growForest({ bins, labels, trees: 20, mostNodes: 1e5, random: new Random(1) });
    expect(measure(outOfBag, labels).auc).toBeGreaterThan(0.94);
  });

  test("has no more nodes than it may, and parts where the most rows are", () => {
    const random = new Random(5);
    const bins = [1, 2].map(() => column(1000, () => random.between(0, 59)));
    const labels = column(1000, (row) => Number(bins[0]![row]! > 40 || random.chance(0.3)));
    const grow = (mostNodes: number) => growForest({ bins, labels, trees: 4, mostNodes, random: new Random(6) });
    const [all, some, none] = [grow(1e5), grow(4 * 21), grow(0)];
    for (const { value } of all.trees) expect(value.length).toBeGreaterThan(41);
    for (const { value } of some.trees) expect(value.length).toBeLessThanOrEqual(21);
    for (const { value } of none.trees) expect(value.length).toBe(1);
    const held = (_: unknown, row: number) => !Number.isNaN(some.outOfBag[row]!);
    expect(measure(some.outOfBag.filter(held), labels.filter(held)).auc).toBeGreaterThan(0.65);
  });

  test("says how rare a label is, though cuts are looked for among more of those that have it", () => {
    const random = new Random(7);
    const bins = [1, 2].map(() => column(12_000, () => random.between(0, 30)));
    const labels = column(12_000, (row) => Number(random.chance(bins[0]![row]! > 25 ? 0.2 : 0.01)));
    const { trees, outOfBag } = growForest({ bins, labels, trees: 4, mostNodes: 1e5, random });
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, value) => sum + value / values.length, 0);
    for (const { value } of trees) expect(Math.abs(value[0]! - mean(labels))).toBeLessThan(0.004);
    for (const among of [(row: number) => bins[0]![row]! > 25, (row: number) => bins[0]![row]! < 20]) {
      const rows = [...labels.keys()].filter((row) => among(row) && !Number.isNaN(outOfBag[row]!));
      const [said, came] = [mean(rows.map((row) => outOfBag[row]!)), mean(rows.map((row) => labels[row]!))];
      expect(Math.abs(said - came)).toBeLessThan(came / 4);
    }
  });
});
