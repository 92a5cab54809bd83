import type { Encoding } from "../encoding/encoding.js";
import { encodeRows, toBins, toTerms } from "../encoding/encode-rows.js";
import type { Feature } from "../feature.js";
import type { Design } from "./logistic.js";
import type { Bins } from "./tree.js";

/** Rows as the two models want them. */
export type PreparedRows = { readonly rows: number; readonly bins: Bins; readonly design: Design };

/** Reads rows by what was learnt; features are found by name, in whatever order they come. */
export function prepareRows(encodings: readonly Encoding[], features: readonly Feature[], rows: number): PreparedRows {
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  const read = encodings.map((encoding) => {
    const feature = byName.get(encoding.name);
    const values = encodeRows(encoding, feature, rows);
    return { bins: toBins(encoding, values), terms: toTerms(encoding, values, feature) };
  });
  return { rows, bins: read.map(({ bins }) => bins), design: read.flatMap(({ terms }) => terms) };
}
