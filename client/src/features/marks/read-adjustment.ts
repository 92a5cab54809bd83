import type { Adjustment } from "./moderate";

/** Reads what the head typed: `5`, `-2,5` or `−3` marks to add, or a whole maximum; null where it is neither. */
export function readAdjustment(kind: Adjustment["kind"], typed: string): Adjustment | null {
  const text = typed.trim().replace("−", "-").replace(",", ".");
  if (kind === "scale") return /^[1-9]\d{0,2}$/.test(text) ? { kind, outOf: Number(text) } : null;
  return /^[+-]?\d{1,3}(?:\.\d)?$/.test(text) && Number(text) !== 0
    ? { kind, tenths: Math.round(Number(text) * 10) }
    : null;
}
