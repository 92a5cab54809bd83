/** The languages a card is written in, whatever its reader's app speaks. */
export const CARD_LANGUAGES = ["en", "sw"] as const;
export type CardLanguage = (typeof CARD_LANGUAGES)[number];
