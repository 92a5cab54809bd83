/**
 * A remark to choose, for learners of a band: 1 for those who do very well to 4 for those who need most help; null for
 * anybody.
 */
export type Phrase = { readonly band: 1 | 2 | 3 | 4 | null; readonly text: string };

const LOWEST_OF_BAND = [750, 500, 300] as const;

/** The band of somebody who has so many tenths of a percent. */
export const bandOf = (percent: number): NonNullable<Phrase["band"]> => {
  const better = LOWEST_OF_BAND.findIndex((lowest) => percent >= lowest);
  return better === -1 ? 4 : ((better + 1) as 1 | 2 | 3);
};

/** The remark that a phrase makes of a learner. */
export const applyPhrase = (text: string, learnerName: string): string =>
  text.replaceAll("{name}", learnerName.split(" ")[0] ?? learnerName);
