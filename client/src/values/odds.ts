/** `of` in `outOf`: a probability as people say it. */
export type Odds = { readonly of: number; readonly outOf: number };

/** From here up it is said in parts of these wholes; below, as one in so many. */
const SAID: readonly Odds[] = [
  { of: 1, outOf: 2 },
  { of: 2, outOf: 3 },
  { of: 3, outOf: 4 },
  { of: 4, outOf: 5 },
  { of: 9, outOf: 10 },
];
const FROM = 0.42;

/** Fewer than one in so many is said as that. */
const RAREST = 100;

/** The plain fraction that lies nearest to a probability (0 to 1), never certain and never none. */
export function oddsOf(probability: number): Odds {
  if (probability < FROM) return { of: 1, outOf: Math.min(RAREST, Math.round(1 / probability)) };
  const distance = ({ of, outOf }: Odds) => Math.abs(of / outOf - probability);
  return SAID.reduce((best, odds) => (distance(odds) < distance(best) ? odds : best));
}
