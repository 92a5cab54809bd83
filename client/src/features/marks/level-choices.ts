import type { ScaleLine } from "../../values/scale-line";

const FOUR = ["EE", "ME", "AE", "BE"];
const EIGHT = ["EE1", "EE2", "ME1", "ME2", "AE1", "AE2", "BE1", "BE2"];

/** The levels to choose from, the best first: those of the scale; four where it has none that a sheet can hold. */
export function levelChoices(scale: ScaleLine | null): readonly string[] {
  const labels = scale?.bands.map(({ label }) => label) ?? [];
  return labels.some((label) => EIGHT.includes(label)) ? EIGHT.filter((level) => labels.includes(level)) : FOUR;
}
