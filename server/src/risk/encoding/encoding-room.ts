import type { Feature } from "../feature.js";

/** How much may be kept of each feature, so that a model's text stays short and its columns in memory, however many there are. */
export type EncodingRoom = {
  readonly bins: number;
  /** A category of more levels enters the logistic regression by its share alone. */
  readonly levelTerms: number;
  /** What the levels of a category may take of the model's text; the rarest beyond it count as unseen. */
  readonly levelBytes: number;
};

/** A tree tries a few of the cuts between bins, so that many cost no more time than few. */
const MOST_BINS = 60;
const ALL_BINS = 20_000;
const MOST_LEVEL_TERMS = 20;
const ALL_LEVEL_TERMS = 1500;
/** Terms x rows: each is eight bytes while the regression is fitted. */
const ALL_LEVEL_CELLS = 2e7;
const ALL_LEVEL_BYTES = 200_000;

export function encodingRoom(features: readonly Feature[], rows: number): EncodingRoom {
  const categories = Math.max(1, features.filter(({ kind }) => kind === "category").length);
  const terms = Math.min(ALL_LEVEL_TERMS, ALL_LEVEL_CELLS / Math.max(1, rows));
  return {
    bins: Math.min(MOST_BINS, Math.floor(ALL_BINS / Math.max(1, features.length))),
    levelTerms: Math.min(MOST_LEVEL_TERMS, Math.floor(terms / categories)),
    levelBytes: Math.floor(ALL_LEVEL_BYTES / categories),
  };
}
