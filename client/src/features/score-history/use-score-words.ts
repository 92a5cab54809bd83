import { useMessages } from "../../i18n/language";
import { scoreHistory } from "../../i18n/score-history";

/** Says a score as people do: `67`, `ME1`, `absent`. */
export function useScoreWords(): (score: string) => string {
  const say = useMessages(scoreHistory);
  return (score) => (score === "A" ? say("absent") : score === "X" ? say("exempt") : score);
}
