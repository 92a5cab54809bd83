import type { SeededRandom } from "../engine/seeded-random";

/** What a world is like: drawn from its seed, so that no two are alike. */
export type Luck = {
  readonly classes: number;
  readonly learners: number;
  readonly devices: number;
  readonly loop: boolean;
  readonly locks: boolean;
  /** How bad the network is, and how often a tab dies: 1 is bad. */
  readonly storm: number;
  /** Steps between two audits last until so many faults. */
  readonly auditEvery: number;
};

export function drawLuck(random: SeededRandom): Luck {
  return {
    classes: 2 + random.below(2),
    learners: 6 + random.below(4),
    devices: 2 + random.below(4),
    loop: random.below(6) === 0,
    locks: random.below(4) > 0,
    storm: random.pick([0.7, 1, 1.2, 1.4]),
    auditEvery: random.pick([150, 250, 350]),
  };
}
