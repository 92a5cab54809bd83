import { held } from "./held";
import { useMessages } from "./language";
import { LOCALES } from "./locale";

/** What heads usually decline for. */
export const USUAL_REASONS = ["reasonPaper", "reasonTwice", "reasonMistake"] as const;

/** A reason as its reader says it: a usual one was tapped in the head's language, any other stands as it was written. */
export function useDeclineReason(): (reason: string) => string {
  const say = useMessages(held);
  return (reason) => {
    const usual = USUAL_REASONS.find((key) => LOCALES.some((locale) => held[locale][key] === reason));
    return usual ? say(usual) : reason;
  };
}
