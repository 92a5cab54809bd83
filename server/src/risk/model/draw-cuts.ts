import type { Random } from "../../platform/random.js";

/** As many cuts a tree tries of all its features, for each is one more to weigh; of one feature no fewer and no more. */
const TRIED = 90;
const LEAST = 11;
const MOST = 40;

/**
 * The cuts of one of a tree's `features` that it tries, rising, of those from 1 to `finest`: a row whose bin is below one goes left.
 * Of many it tries the first, which parts what is missing from what is known, and one from each stretch of the others:
 * every tree others, so that the trees together are as fine as the bins.
 */
export function drawCuts(finest: number, features: number, random: Random): number[] {
  const tried = Math.min(MOST, Math.max(LEAST, Math.floor(TRIED / features)));
  if (finest <= tried) return Array.from({ length: finest }, (_, at) => at + 1);
  const stretches = tried - 1;
  const start = (nth: number) => 2 + Math.floor((nth * (finest - 1)) / stretches);
  return [1, ...Array.from({ length: stretches }, (_, nth) => random.between(start(nth), start(nth + 1) - 1))];
}
