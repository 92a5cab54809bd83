import type { Feature } from "../feature.js";
import { toLogOdds, toProbability } from "./log-odds.js";
import { logOddsOf } from "./logistic.js";
import type { Model } from "./model.js";
import { type PreparedRows, prepareRows } from "./prepare-rows.js";
import { leafOf, type Tree } from "./tree.js";

/** The calibrated probability of the label for each of `rows` rows, in their order. */
export function scoreRows(model: Model, features: readonly Feature[], rows: number): Float64Array {
  return rawScores(model, prepareRows(model.encodings, features, rows)).map(toProbability);
}

/** Scores in log-odds. */
function rawScores(model: Model, prepared: PreparedRows): Float64Array {
  const scores = new Float64Array(prepared.rows).fill(model.intercept);
  if (model.logisticWeight !== 0) {
    const odds = logOddsOf(model.logistic, prepared.design, prepared.rows);
    for (let row = 0; row < scores.length; row++) scores[row]! += model.logisticWeight * odds[row]!;
  }
  if (model.forestWeight !== 0) {
    const words = meanWords(model.trees, prepared);
    for (let row = 0; row < scores.length; row++) scores[row]! += model.forestWeight * toLogOdds(words[row]!);
  }
  return scores;
}

function meanWords(trees: readonly Tree[], { bins, rows }: PreparedRows): Float64Array {
  const sums = new Float64Array(rows);
  for (const tree of trees) {
    for (let row = 0; row < rows; row++) sums[row]! += tree.value[leafOf(tree, bins, row)]!;
  }
  return sums.map((sum) => sum / trees.length);
}
