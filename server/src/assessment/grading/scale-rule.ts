import type { SubjectGroup } from "../../values/subject-group.js";

/** A step of a scale: whoever has at least `from` percent, and not enough for the band above, earns it. */
export type Band = {
  /** 1 to 5 letters, digits, `+` or `-`, beginning with a letter or a digit: `EE1`, `B+`. */
  readonly label: string;
  /** 0 to 100. */
  readonly points: number;
  /** The lowest percent that earns it: 0 to 100, with one decimal at most. */
  readonly from: number;
};

/** Subjects that count towards a mean grade: `count` of them, from any of the groups; from any at all where null. */
export type Slot = { readonly count: number; readonly groups: readonly SubjectGroup[] | null };

/** A step of the mean grade; `from` is the lowest mean of points that earns it, with two decimals at most. */
export type MeanBand = { readonly label: string; readonly from: number };

/**
 * How subjects make one mean grade. The slots are filled so that the points of all that count are the most there can
 * be; their mean is rounded to two decimals, half up, before a band is looked up.
 */
export type MeanRule = {
  /** In the order in which people name them. */
  readonly slots: readonly Slot[];
  /** The highest first, the last from 0. */
  readonly bands: readonly MeanBand[];
  readonly rounding: "nearest";
  /** What a slot that nothing fills does: there is no mean grade, or it counts 0 points. */
  readonly whenMissing: "none" | "zero";
};

/** How marks become levels, points and grades. Data of a school, in versions that never change. */
export type ScaleRule = {
  readonly curriculum: "cbe" | "8-4-4" | "own";
  /** The highest first, the last from 0, points falling. */
  readonly bands: readonly Band[];
  /** Subjects with boundaries of their own: the same labels and points. */
  readonly bySubject: readonly { readonly subjectId: number; readonly bands: readonly Band[] }[];
  /** What happens to a percent before its band is looked up: to the nearest whole one, half up, or nothing. */
  readonly rounding: "nearest" | "none";
  /** Whether learners are told a total and a mean, and their place. */
  readonly totals: boolean;
  readonly positions: boolean;
  /** Null where no subjects are chosen: all count alike, and for `cbe` there is no mean grade at all. */
  readonly mean: MeanRule | null;
};
