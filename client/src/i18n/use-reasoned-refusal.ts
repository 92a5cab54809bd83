import { useCallback } from "react";
import { formatDay } from "./format-day";
import { formatMessage, type MessageValues } from "./format-message";
import { useLanguage } from "./language";
import type { Messages } from "./messages";

type Refusal = { readonly details: Readonly<Record<string, unknown>> } | null;
/** An area's words for why the server refuses, by its reasons; of the values that come with them, those that are days. */
export type RefusalWords = { readonly messages: Messages<Record<string, string>>; readonly days: readonly string[] };

/** Says why something was refused, in the user's language; null where the server gave no reason that has words here. */
export function useReasonedRefusal({ messages, days }: RefusalWords): (refusal: Refusal) => string | null {
  const { locale } = useLanguage();
  return useCallback(
    (refusal) => {
      const { reason, ...details } = refusal?.details ?? {};
      if (typeof reason !== "string" || !Object.hasOwn(messages.en, reason)) return null;
      const values: MessageValues = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          days.includes(name) ? formatDay(locale, String(value), "dated") : (value as string | number),
        ]),
      );
      return formatMessage(locale, messages[locale][reason] ?? "", values);
    },
    [locale, messages, days],
  );
}
