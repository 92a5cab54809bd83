import type { Locale } from "./locale";
import { MARKS_REFUSAL_WORDS } from "./marks-refusal-words";
import { tellReason } from "./tell-reason";

/** Says why something about marks was refused, in a language; null where the server gave no such reason. */
export const tellMarksRefusal = (locale: Locale, refusal: Parameters<typeof tellReason>[2]): string | null =>
  tellReason(MARKS_REFUSAL_WORDS, locale, refusal);
