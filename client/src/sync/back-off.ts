const FIRST_MS = 2_000;
export const LONGEST_MS = 300_000;

/** How long to leave the server alone after so many failures in a row: doubling to five minutes, spread so that a school's phones do not all come back at once. */
export function backOff(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return ceiling * (0.5 + random / 2);
}
