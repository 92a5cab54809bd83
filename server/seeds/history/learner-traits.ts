import type { Random } from "../../src/platform/random.js";

/** What a made-up learner brings along and nobody writes down; 0 is the middle and 1 a standard deviation, unless told. */
export type Traits = {
  /** What the household lives on. */
  readonly means: number;
  /** How far school is: 0 for a boarder, 1 for a long walk, at most 2.5. */
  readonly distance: number;
  /** How much somebody at home stands behind school. */
  readonly support: number;
  readonly ability: number;
  /** 1 where fields, herds or younger children wait at home; else 0. */
  readonly work: 0 | 1;
  /** Whether a sponsor pays half of the second term's fees, late. */
  readonly isSponsored: boolean;
  readonly isLateComer: boolean;
  /** Where the strain comes back to when nothing happens. */
  readonly strain: number;
};

/** One draw from the normal distribution. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

export function drawTraits(random: Random, isBoarder: boolean): Traits {
  const means = normal(random) + (isBoarder ? 0.3 : 0);
  const distance = isBoarder ? 0 : Math.min(2.5, Math.exp(0.8 * normal(random) - 0.7));
  const support = 0.3 * means + 0.95 * normal(random);
  const ability = 0.25 * support + 0.97 * normal(random);
  const work = random.chance(isBoarder ? 0.15 : 0.35) ? 1 : 0;
  return {
    means,
    distance,
    support,
    ability,
    work,
    isSponsored: means < -0.3 && random.chance(0.3),
    isLateComer: random.chance(0.1),
    strain: 0.2 * distance + 0.25 * work - 0.4 * means - 0.35 * support - 0.1 * ability + 0.45 * normal(random),
  };
}
