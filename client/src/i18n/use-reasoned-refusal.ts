import { useCallback } from "react";
import { useLanguage } from "./language";
import { type RefusalWords, tellReason } from "./tell-reason";

type Refusal = { readonly details: Readonly<Record<string, unknown>> } | null;

/** Says why something was refused, in the user's language; null where the server gave no reason that has words here. */
export function useReasonedRefusal(words: RefusalWords): (refusal: Refusal) => string | null {
  const { locale } = useLanguage();
  return useCallback((refusal) => tellReason(words, locale, refusal), [words, locale]);
}
