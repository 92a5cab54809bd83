import type { NumberFeature } from "../../src/risk/feature.js";

/** Learner-terms of made-up schools: what is known of each, whether they left, and the true risk. */
export type LivedRows = {
  readonly features: readonly NumberFeature[];
  readonly labels: Uint8Array;
  readonly groups: Int32Array;
  readonly terms: readonly string[];
  /** To compare by, never to learn from. */
  readonly sexes: readonly ("F" | "M" | null)[];
  /** By the plain rules. */
  readonly points: Float64Array;
  readonly risks: Float64Array;
};

export function whereLived(rows: LivedRows, isWanted: (row: number) => boolean): LivedRows {
  return pickLived(rows, [...rows.labels.keys()].filter(isWanted));
}

/** Some of the rows, in the order asked for. */
export function pickLived(rows: LivedRows, wanted: readonly number[]): LivedRows {
  return {
    features: rows.features.map((feature) => ({
      ...feature,
      values: Float64Array.from(wanted, (row) => feature.values[row]!),
    })),
    labels: Uint8Array.from(wanted, (row) => rows.labels[row]!),
    groups: Int32Array.from(wanted, (row) => rows.groups[row]!),
    terms: wanted.map((row) => rows.terms[row]!),
    sexes: wanted.map((row) => rows.sexes[row]!),
    points: Float64Array.from(wanted, (row) => rows.points[row]!),
    risks: Float64Array.from(wanted, (row) => rows.risks[row]!),
  };
}

/** One after the other; nobody of one school is anybody of another. */
export function joinLived(parts: readonly LivedRows[]): LivedRows {
  const first = parts[0]?.features ?? [];
  return {
    features: first.map((feature, at) => ({
      ...feature,
      values: Float64Array.from(parts.flatMap((part) => [...part.features[at]!.values])),
    })),
    labels: Uint8Array.from(parts.flatMap(({ labels }) => [...labels])),
    groups: Int32Array.from(parts.flatMap(({ groups }, at) => [...groups].map((group) => at * 1_000_000 + group))),
    terms: parts.flatMap(({ terms }) => terms),
    sexes: parts.flatMap(({ sexes }) => sexes),
    points: Float64Array.from(parts.flatMap(({ points }) => [...points])),
    risks: Float64Array.from(parts.flatMap(({ risks }) => [...risks])),
  };
}
