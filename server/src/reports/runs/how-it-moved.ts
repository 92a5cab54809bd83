import type { Band } from "../../assessment/grading/scale-rule.js";
import type { CardContent } from "../cards/card-content.js";
import type { CardLanguage } from "../cards/card-language.js";

const WORDS = {
  en: { up: "up from", down: "down from", still: "still", points: "points", since: "Compared with Term" },
  sw: {
    up: "kimepanda kutoka",
    down: "kimeshuka kutoka",
    still: "bado",
    points: "pointi",
    since: "Ikilinganishwa na Muhula wa",
  },
} as const;

/**
 * How a level moved, in the card's language and in words, that are read out and need no colour: `up from ME2 (points +1)`.
 * Null where there was no level, or one that the scale does not have any more.
 */
export function howItMoved(
  bands: readonly Band[],
  from: string | null,
  to: string | null,
  language: CardLanguage,
): string | null {
  const [before, now] = [bands.findIndex(({ label }) => label === from), bands.findIndex(({ label }) => label === to)];
  if (before === -1 || now === -1) return null;
  const words = WORDS[language];
  const way = now < before ? words.up : now > before ? words.down : words.still;
  const points = bands[now]!.points - bands[before]!.points;
  const steps = points === 0 ? "" : ` (${words.points} ${points > 0 ? "+" : ""}${points})`;
  return `${way} ${from}${steps}`;
}

/** With which card the levels are compared: `Compared with Term 1, 2026`. */
export const sinceWhen = ({ term }: CardContent, language: CardLanguage): string =>
  `${WORDS[language].since} ${term.number}, ${term.year}`;
