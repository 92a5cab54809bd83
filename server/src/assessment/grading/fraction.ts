/** An exact number of nothing or more: no binary fraction decides who gets which grade. `over` is above 0. */
export type Fraction = { readonly top: bigint; readonly over: bigint };

export const fraction = (top: number | bigint, over: number | bigint = 1): Fraction => ({
  top: BigInt(top),
  over: BigInt(over),
});

const plus = (one: Fraction, other: Fraction): Fraction => ({
  top: one.top * other.over + other.top * one.over,
  over: one.over * other.over,
});

export const times = ({ top, over }: Fraction, factor: number): Fraction => ({ top: top * BigInt(factor), over });

export const dividedBy = ({ top, over }: Fraction, by: number): Fraction => ({ top, over: over * BigInt(by) });

export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0));

/** Negative where the first is less, 0 where they are equal. */
export const compareFractions = (one: Fraction, other: Fraction): number => {
  const difference = one.top * other.over - other.top * one.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** How many parts of which `per` make 1, to the nearest, half up: 89.5 with 1 is 90; 11.495 with 100 is 1150. */
export const nearestParts = ({ top, over }: Fraction, per: number): number =>
  Number((2n * top * BigInt(per) + over) / (2n * over));

/** How many whole parts of which `per` make 1 are in it: 89.96 with 10 is 899. */
export const wholeParts = ({ top, over }: Fraction, per: number): number => Number((top * BigInt(per)) / over);
