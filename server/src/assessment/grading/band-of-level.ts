import type { Score } from "../../values/score.js";
import type { Band } from "./scale-rule.js";

/**
 * The band a level that a teacher gave directly stands for; null where the scale has nothing like it, such as EE on the
 * twelve points of the KCSE.
 *
 * A half on a scale of whole levels is the whole: EE1 and EE2 are both EE among four levels. A whole level on a scale of
 * halves is its lower half, EE2: it says that the level was reached, and no more may be read into it.
 */
export function bandOfLevel(level: Score, bands: readonly Band[]): Band | null {
  const labelled = (label: string) => bands.find((band) => band.label === label);
  return labelled(level) ?? labelled(/\d$/.test(level) ? level.slice(0, -1) : `${level}2`) ?? null;
}
