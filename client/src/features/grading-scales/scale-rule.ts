import type { SubjectGroup } from "../../generated/live/graphql";

/** A step of a scale: whoever has at least `from` percent earns it. */
type Band = { readonly label: string; readonly points: number; readonly from: number };

/** Subjects that count towards a mean grade: `count` of them from the groups, from any where null. */
export type Slot = { readonly count: number; readonly groups: readonly string[] | null };

export type MeanRule = {
  readonly slots: readonly Slot[];
  /** `from` is the lowest mean of points that earns it. */
  readonly bands: readonly { readonly label: string; readonly from: number }[];
  readonly rounding: "nearest";
  readonly whenMissing: "none" | "zero";
};

/** A grading scale as the server keeps it, in JSON. */
export type ScaleRule = {
  readonly curriculum: "cbe" | "8-4-4" | "own";
  readonly bands: readonly Band[];
  readonly bySubject: readonly { readonly subjectId: number; readonly bands: readonly Band[] }[];
  readonly rounding: "nearest" | "none";
  readonly totals: boolean;
  readonly positions: boolean;
  readonly mean: MeanRule | null;
};

export const readScaleRule = (json: string): ScaleRule => JSON.parse(json) as ScaleRule;

/** `sign-language` in a rule is `SIGN_LANGUAGE` of the API. */
export const groupOf = (inRule: string): SubjectGroup => inRule.toUpperCase().replaceAll("-", "_") as SubjectGroup;

export const groupInRule = (group: SubjectGroup): string => group.toLowerCase().replaceAll("_", "-");
