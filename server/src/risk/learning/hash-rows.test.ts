import { expect, test } from "vitest";
import { learningRows, type RowsWish } from "../../../test/risk/learning-rows.js";
import { hashRows, hashWhole } from "./hash-rows.js";
import { learn } from "./learn.js";

/** With what the rows and RECIPE hash to, and the version that is learnt from them. */
type Case = {
  readonly wish: RowsWish;
  readonly trees: number;
  readonly rowsHash: string;
  readonly versionHash: string;
};

const LEARNT: Case[] = [
  {
    wish: { seed: 2, learners: 60, terms: 5, middle: -2 },
    trees: 5,
    rowsHash: "34abdbf85746",
    versionHash: "5fdbcd5b6287",
  },
  // More than a tree looks at.
  {
    wish: { seed: 5, learners: 1250, terms: 3, middle: -2 },
    trees: 3,
    rowsHash: "d83796dabd84",
    versionHash: "6524bdedeb94",
  },
];

const OTHER_ROWS = "RECIPE or the rows of this test are others now: write both hashes anew.";
const OTHER_VERSION =
  "The same rows give another version now, and schools that know them would keep the one they have: raise RECIPE in hash-rows.ts, then write both hashes anew.";

/** Computers differ in the last digits of a logarithm, and what is sought step by step may be found a step sooner. */
const DIGITS = 5;
const roughly = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value;

/** Those leave as well who are in the middle of two features: trees see it, a line does not. */
function rowsOf(wish: RowsWish) {
  const { labels, features, ...rows } = learningRows(wish);
  const isBetween = (row: number) => features.slice(4, 6).every(({ values }) => Math.abs(values[row]! - 0.5) < 0.2);
  return { ...rows, features, labels: labels.map((label, row) => (isBetween(row) ? 1 : label)) };
}

const hashOf = (version: unknown) => hashWhole(JSON.stringify(version, roughly)).slice(0, 12);

test.each(LEARNT)("rows of one hash are always learnt to one version: $rowsHash", (learnt) => {
  const { wish, trees, rowsHash, versionHash } = learnt;
  const rows = rowsOf(wish);
  const dataHash = hashRows(rows);
  const order = { rows, dataHash, seed: 1, date: new Date(0), before: null, drift: [], driftOn: null, trees };
  const { card, model, proof, ...version } = learn(order);
  const { highFrom, mediumFrom, verdict } = version;
  expect(card.promoted).toBe("blend");
  expect(dataHash.slice(0, 12), OTHER_ROWS).toBe(rowsHash);
  expect(hashOf([JSON.parse(model), JSON.parse(proof), highFrom, mediumFrom, verdict]), OTHER_VERSION).toBe(
    versionHash,
  );
});
