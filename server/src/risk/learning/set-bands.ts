/** The probabilities at which the bands begin. */
export type Bands = { readonly highFrom: number; readonly mediumFrom: number };

/** So many of the held-out rows are in the band or above, unless they are hardly likelier to leave than anybody. */
const HIGH = { share: 0.05, times: 2 };
const MEDIUM = { share: 0.15, times: 1.25 };

/** Sets the bands by what a model said of rows that it had not seen, and by the share of all that leave. */
export function setBands(probabilities: Float64Array, share: number): Bands {
  const falling = probabilities.toSorted((one, other) => other - one);
  const from = (band: typeof HIGH) => {
    const reached = falling[Math.max(0, Math.ceil(band.share * falling.length) - 1)] ?? 1;
    return Math.min(1, Math.max(reached, band.times * share));
  };
  const [highFrom, mediumFrom] = [from(HIGH), from(MEDIUM)];
  return { highFrom, mediumFrom: Math.min(mediumFrom, highFrom) };
}
