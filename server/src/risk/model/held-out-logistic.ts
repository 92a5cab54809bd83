import type { Random } from "../../platform/random.js";
import { dealFolds, FOLDS } from "./deal-folds.js";
import { logLoss } from "./log-odds.js";
import { type Design, fitLogistic, type Logistic, logOddsOf } from "./logistic.js";

/** What the weights' squares may cost, from gentle to strong. */
const RIDGES = [1, 10, 100, 1000];
/** Which ridge is best is tried on so many rows at most, from among all: a file may be in the order of its labels. */
const TRIED_ROWS = 5000;

/** The regression on all rows, and for each row what the one says that was fitted without its fifth of the rows. */
export type HeldOutLogistic = { logistic: Logistic; ridge: number; heldOut: Float64Array };

export function fitHeldOutLogistic(
  design: Design,
  labels: Uint8Array,
  groups: Int32Array | undefined,
  random: Random,
): HeldOutLogistic {
  const folds = dealFolds(labels, groups, random);
  const ridge = chooseRidge(design, labels, folds);
  return { logistic: fitLogistic(design, labels, ridge), ridge, heldOut: foretell(design, labels, folds, ridge) };
}

function chooseRidge(design: Design, labels: Uint8Array, folds: Uint8Array): number {
  const step = Math.ceil(labels.length / TRIED_ROWS);
  const some = (_: unknown, row: number) => row % step === 0;
  const tried = { design: design.map((column) => column.filter(some)), labels: labels.filter(some) };
  const dealt = folds.filter(some);
  const losses = RIDGES.map((ridge) => {
    const heldOut = foretell(tried.design, tried.labels, dealt, ridge);
    return heldOut.reduce((sum, odds, row) => sum + logLoss(odds, tried.labels[row]!), 0);
  });
  return RIDGES[losses.indexOf(Math.min(...losses))]!;
}

function foretell(design: Design, labels: Uint8Array, folds: Uint8Array, ridge: number): Float64Array {
  const answers = new Float64Array(labels.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const among = (_: unknown, row: number) => folds[row] !== fold;
    const logistic = fitLogistic(
      design.map((column) => column.filter(among)),
      labels.filter(among),
      ridge,
    );
    const said = logOddsOf(logistic, design, labels.length);
    for (let row = 0; row < labels.length; row++) if (!among(0, row)) answers[row] = said[row]!;
  }
  return answers;
}
