import type { Feature } from "../feature.js";
import { toLogOdds, toProbability } from "./log-odds.js";
import { logOddsOf } from "./logistic.js";
import type { Model } from "./model.js";
import { type PreparedRows, prepareRows } from "./prepare-rows.js";
import { addMoves } from "./tree.js";

/** Why a row has its score: base + all contributions = score, in log-odds; contributions in the order of the encodings. */
export type Explanation = { readonly base: number; readonly contributions: Float64Array; readonly score: number };

export function explainRows(model: Model, features: readonly Feature[], rows: number): Explanation[] {
  const prepared = prepareRows(model.encodings, features, rows);
  const odds = logOddsOf(model.logistic, prepared.design, rows);
  return Array.from({ length: rows }, (_, row) => explainRow(model, prepared, row, odds[row]!));
}

function explainRow(model: Model, prepared: PreparedRows, row: number, odds: number): Explanation {
  const contributions = new Float64Array(model.encodings.length);
  let base = model.intercept;
  let score = model.intercept;
  if (model.forestWeight !== 0) {
    const [from, to] = addForest(model, prepared, row, contributions);
    base += model.forestWeight * from;
    score += model.forestWeight * to;
  }
  if (model.logisticWeight !== 0) {
    base += model.logisticWeight * model.logistic.intercept;
    score += model.logisticWeight * odds;
    addLogistic(model, prepared, row, contributions);
  }
  return { base, contributions, score };
}

/**
 * Each tree's word moves at each cut on the row's way; a feature's part is the sum of its moves. Those are shares, and
 * are stretched alike so that they lead from the base's log-odds to the row's.
 */
function addForest(model: Model, { bins }: PreparedRows, row: number, into: Float64Array): [from: number, to: number] {
  const moves = new Float64Array(into.length);
  let first = 0;
  for (const tree of model.trees) first += addMoves(tree, bins, row, moves);
  const share = first / model.trees.length;
  const moved = moves.reduce((sum, move) => sum + move, 0) / model.trees.length;
  const [from, to] = [toLogOdds(share), toLogOdds(share + moved)];
  const bent = Math.abs(moved) > 1e-9 ? (to - from) / moved : 1 / (toProbability(from) * (1 - toProbability(from)));
  for (let at = 0; at < into.length; at++) {
    into[at]! += (model.forestWeight * bent * moves[at]!) / model.trees.length;
  }
  return [from, to];
}

function addLogistic(
  { encodings, logistic, logisticWeight }: Model,
  { design }: PreparedRows,
  row: number,
  into: Float64Array,
) {
  let column = 0;
  for (const [at, { terms }] of encodings.entries()) {
    for (let nth = 0; nth < terms.length; nth++, column++) {
      into[at]! += logisticWeight * logistic.weights[column]! * design[column]![row]!;
    }
  }
}
