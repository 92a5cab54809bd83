import type { Feature } from "../feature.js";
import { explainRows } from "./explain-rows.js";
import type { Model } from "./model.js";

/** A feature, by how much it moves a row's log-odds on average, either way. */
export type Importance = { readonly name: string; readonly meanMove: number };

/** So many rows, from among all, tell it well enough. */
const ASKED_ROWS = 2000;

/** The features of a model with their mean absolute contribution over rows, the greatest first. */
export function importances(model: Model, features: readonly Feature[], rows: number): Importance[] {
  const step = Math.max(1, Math.ceil(rows / ASKED_ROWS));
  const some = features.map((feature) => everyNth(feature, step));
  const explained = explainRows(model, some, Math.ceil(rows / step));
  return model.encodings
    .map(({ name }, at) => ({
      name,
      meanMove: explained.reduce((sum, { contributions }) => sum + Math.abs(contributions[at]!), 0) / explained.length,
    }))
    .sort((one, other) => other.meanMove - one.meanMove);
}

function everyNth(feature: Feature, step: number): Feature {
  const wanted = (_: unknown, row: number) => row % step === 0;
  return feature.kind === "number"
    ? { ...feature, values: feature.values.filter(wanted) }
    : { ...feature, values: feature.values.filter(wanted) };
}
