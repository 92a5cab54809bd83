import type { Random } from "../../src/platform/random.js";

/** The exceptions of a roll-call of 45: four absent, of whom two with a reason, and one fifteen minutes late. */
export function aRoll(random: Random): string {
  const positions = new Set<number>();
  while (positions.size < 5) positions.add(random.between(1, 45));
  const cells = [...positions].map((position, nth) => {
    const cell = nth === 0 ? `L${position}@15` : nth < 3 ? `A${position}.${random.between(1, 3)}` : `A${position}`;
    return { position, cell };
  });
  return cells
    .toSorted((one, other) => one.position - other.position)
    .map(({ cell }) => cell)
    .join("");
}
