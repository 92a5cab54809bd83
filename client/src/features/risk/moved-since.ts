import type { RiskBand } from "../../generated/live/graphql";

type Standing = { readonly probability: number | null; readonly band: RiskBand };

/** So many hundredths of the whole are noise. */
const NOISE = 0.02;

const ORDER: readonly RiskBand[] = ["LOW", "MEDIUM", "HIGH"];

/** Whether a risk went up (1), down (-1) or stayed (0) since the week before; null where the two do not compare. */
export function movedSince(now: Standing, before: Standing | null): -1 | 0 | 1 | null {
  if (!before || now.band === "UNKNOWN" || before.band === "UNKNOWN") return null;
  const bands = Math.sign(ORDER.indexOf(now.band) - ORDER.indexOf(before.band)) as -1 | 0 | 1;
  if (now.probability === null || before.probability === null) return bands;
  const moved = now.probability - before.probability;
  return Math.abs(moved) < NOISE ? bands : (Math.sign(moved) as -1 | 1);
}
