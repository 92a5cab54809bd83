import { expect, test } from "vitest";
import { termRows } from "../../../test/risk/term-rows.js";
import { Random } from "../../platform/random.js";
import { measure } from "../model/measures.js";
import { trainModel } from "../model/train-model.js";
import { writeCard } from "./write-card.js";

/** Of learners in the order of their true risks every other is a girl, among those who left and those who stayed. */
const { features, labels, risks } = termRows(3600, 21);
const sexes = Array.from(labels, () => "boys");
for (const label of [0, 1]) {
  const rows = [...labels.keys()].filter((row) => labels[row] === label);
  const ranked = rows.sort((one, other) => risks[one]! - risks[other]!);
  for (const [nth, row] of ranked.entries()) if (nth % 2 === 0) sexes[row] = "girls";
}

function cardOf(came: Uint8Array) {
  const trained = trainModel({ features, labels: came, seed: 3, trees: 6 });
  const facts = { date: new Date(0), seed: 3, features, labels: came, trained, byGroup: false, columns: [] };
  return writeCard({ ...facts, groups: sexes, dataHash: "", warnings: [] });
}

test("with 100 positives of either sex the card's AUC differ by 0.05 at most, recall by 0.10, and it says nothing of it", () => {
  const { groups, warnings } = cardOf(labels);
  const [boys, girls] = groups.map(({ measures }) => measures);
  expect(groups.map(({ group }) => group)).toEqual(["boys", "girls"]);
  for (const { events, auc } of [boys!, girls!]) {
    expect(events).toBeGreaterThanOrEqual(100);
    expect(auc).toBeGreaterThan(measure(risks, labels).auc! - 0.08);
  }
  expect(Math.abs(boys!.auc! - girls!.auc!)).toBeLessThanOrEqual(0.05);
  expect(Math.abs(boys!.recallAtTenth! - girls!.recallAtTenth!)).toBeLessThanOrEqual(0.1);
  expect(warnings).toEqual([]);
});

test("where girls leave for other reasons than are known, the card says that they are not found alike", () => {
  const drawn = new Random(6);
  const chance = labels.map((label, row) => (sexes[row] === "girls" ? Number(drawn.chance(0.08)) : label));
  const { warnings } = cardOf(chance);
  expect(warnings.join(" ")).toMatch(/AUC differs by 0\.[1-5]/);
  expect(warnings.join(" ")).toMatch(/recall in the top tenth differs by 0\.[1-6]/);
});
