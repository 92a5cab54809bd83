import { type Fraction, nearestParts, wholeParts } from "./fraction.js";
import type { Band, ScaleRule } from "./scale-rule.js";

/** A percent as it is shown, in tenths, and the band it earns: one always agrees with the other. */
export type GradedPercent = { readonly tenths: number; readonly band: Band };

/**
 * The band a percent earns. Rounded to the nearest whole percent first, half up, where the scale says so: 89.5 is 90 and
 * earns EE1. Else it is cut off, not rounded, after one decimal: 89.96 shows as 89.9 and earns EE2, for it never was 90.
 */
export function gradePercent(
  percent: Fraction,
  bands: readonly Band[],
  rounding: ScaleRule["rounding"],
): GradedPercent {
  const tenths = rounding === "nearest" ? nearestParts(percent, 1) * 10 : wholeParts(percent, 10);
  return { tenths, band: bands.find(({ from }) => tenths >= Math.round(from * 10))! };
}

/** The boundaries that hold for a subject. */
export const bandsFor = ({ bands, bySubject }: ScaleRule, subjectId: number | null): readonly Band[] =>
  bySubject.find((own) => own.subjectId === subjectId)?.bands ?? bands;
