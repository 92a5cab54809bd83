import type { Feature } from "../../src/risk/feature.js";

/** Rows to learn from, and rows to foretell by what was learnt. */
export type Task = {
  readonly learn: Known;
  readonly foretell: Known;
};

export type Known = {
  readonly features: readonly Feature[];
  readonly labels: Uint8Array;
  /** Whose each row is; null where each is somebody else's. */
  readonly groups: Int32Array | null;
  /** To compare by, such as the sex; null where nobody said. */
  readonly kinds: readonly (string | null)[];
  /** What each row would be foretold together with, such as a term of a school. */
  readonly parts: readonly string[];
  /** Of made-up schools: by the plain rules, and the true risks. */
  readonly truth: { readonly points: Float64Array; readonly risks: Float64Array } | null;
};

/** What each method said of the foretold rows. */
export type Said = Readonly<Record<string, Float64Array>>;

/** One split: the foretold rows of one or more tasks, one after the other. */
export type Foretold = {
  readonly learnt: { readonly rows: number; readonly events: number };
  readonly labels: Uint8Array;
  readonly kinds: readonly (string | null)[];
  readonly parts: readonly string[];
  readonly said: Said;
};
