/**
 * Where to cut values (NaN is left out) so that about as many lie in each bin; a value that many share has a bin to
 * itself and the others share out the rest. Cuts lie about midway between neighbours, rising.
 */
export function cutBins(values: Float64Array, bins: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts: number[] = [];
  let [from, left] = [0, bins];
  while (left > 1 && from < sorted.length) {
    const end = endOfBin(sorted, from, (sorted.length - from) / left);
    if (end >= sorted.length) break;
    cuts.push(shortBetween(sorted[end - 1]!, sorted[end]!));
    [from, left] = [end, left - 1];
  }
  return cuts;
}

/** A number above one and not above the other, near the middle, of as few digits as will do: a model's text is full of them. */
function shortBetween(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(middle.toPrecision(digits));
    if (short > low && short <= high) return short;
  }
  return high;
}

/** The end of the bin from `from` that holds about `size` values: equal ones stay together, on the nearer side. */
function endOfBin(sorted: Float64Array, from: number, size: number): number {
  const aim = Math.min(sorted.length - 1, from + Math.max(0, Math.round(size) - 1));
  const value = sorted[aim]!;
  let start = aim;
  while (start > from && sorted[start - 1] === value) start--;
  let end = aim + 1;
  while (end < sorted.length && sorted[end] === value) end++;
  return start > from && from + size - start < end - from - size ? start : end;
}

/** 0 for what is missing, else 1 and as many more as there are cuts at or below the value. */
export function binOf(value: number, cuts: readonly number[]): number {
  if (Number.isNaN(value)) return 0;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
