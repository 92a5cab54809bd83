import type { Encoding } from "../encoding/encoding.js";
import type { Logistic } from "./logistic.js";
import type { Tree } from "./tree.js";

/**
 * What was learnt, and all that scoring needs. A row's score, in log-odds, is
 * `intercept + forestWeight x (log-odds of the forest's mean word) + logisticWeight x (the regression's log-odds)`,
 * calibrated on rows that were held out. With both weights 0 it is the share of all rows, for lack of anything better.
 */
export type Model = {
  readonly encodings: readonly Encoding[];
  readonly trees: readonly Tree[];
  readonly logistic: Logistic;
  readonly intercept: number;
  readonly forestWeight: number;
  readonly logisticWeight: number;
};
