import { useLanguage, useMessages } from "./language";
import { refusals } from "./refusals";

type Refusal = { readonly code: string; readonly message: string } | null;

/** Of these the server's own sentence, which is in English, says more than the code. */
const TOLD_BY_SERVER = ["BAD_USER_INPUT", "CONFLICT", "NOT_FOUND", "FORBIDDEN"];

/** Says why a request came to nothing, in the user's language. */
export function useRefusal(): (refusal: Refusal) => string {
  const say = useMessages(refusals);
  const { locale } = useLanguage();
  return (refusal) => {
    if (!refusal) return say("noAnswer");
    const { code, message } = refusal;
    if (locale === "en" && message && TOLD_BY_SERVER.includes(code)) return message;
    return say(code in refusals.en ? (code as keyof typeof refusals.en) : "INTERNAL_SERVER_ERROR");
  };
}
