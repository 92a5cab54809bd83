import { binOf, cutBins } from "../encoding/cut-bins.js";

const BINS = 10;
/** What an empty bin counts as. */
const EMPTY = 0.5;

/**
 * The population stability index of values against those before, over tenths of the latter, what is missing being one
 * more, and what chance alone gives in so few. A value nearer to a cut than `reach` counts in both bins: the same share of
 * 120 sessions and of 115 is not the same number.
 */
export function stability(before: Float64Array, now: Float64Array, reach: number): { psi: number; chance: number } {
  const cuts = cutTenths(before);
  const [old, fresh] = [sharesOf(before, cuts, reach), sharesOf(now, cuts, reach)];
  const psi = old.reduce((sum, share, bin) => sum + (fresh[bin]! - share) * Math.log(fresh[bin]! / share), 0);
  return { psi, chance: (cuts.length + 1) * (1 / before.length + 1 / now.length) };
}

/** Where half the values are one, the bins of the others hold few: those of less than half a tenth are joined. */
function cutTenths(values: Float64Array): number[] {
  const least = values.length / BINS / 2;
  const countBelow = (cut: number) => values.reduce((count, value) => count + Number(value < cut), 0);
  const known = countBelow(Number.POSITIVE_INFINITY);
  let from = 0;
  return cutBins(values, BINS).filter((cut) => {
    const end = countBelow(cut);
    const isWide = end - from >= least && known - end >= least;
    if (isWide) from = end;
    return isWide;
  });
}

function sharesOf(values: Float64Array, cuts: readonly number[], reach: number): Float64Array {
  const counts = new Float64Array(cuts.length + 2);
  for (const value of values) {
    const bin = binOf(value, cuts);
    // All or nothing is the same however many there were.
    const isBetween = value !== 0 && value !== 1;
    const [below, above] = [cuts[bin - 2], cuts[bin - 1]].map((cut) => (isBetween ? partBeyond(cut, value, reach) : 0));
    counts[bin]! += 1 - below! - above!;
    if (below! > 0) counts[bin - 1]! += below!;
    if (above! > 0) counts[bin + 1]! += above!;
  }
  return counts.map((count) => Math.max(count, EMPTY) / values.length);
}

/** Of all that is within reach of a value, the part on the other side of a cut. */
const partBeyond = (cut: number | undefined, value: number, reach: number): number =>
  cut === undefined || reach === 0 ? 0 : Math.max(0, (reach - Math.abs(cut - value)) / (2 * reach));
