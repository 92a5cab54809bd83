import { formatDay } from "./format-day";
import { formatMessage, type MessageValues } from "./format-message";
import type { Locale } from "./locale";
import type { Messages } from "./messages";

type Refusal = { readonly details?: Readonly<Record<string, unknown>> | undefined } | null;
/** An area's words for why the server refuses, by its reasons; of the values that come with them, those that are days. */
export type RefusalWords = { readonly messages: Messages<Record<string, string>>; readonly days: readonly string[] };

/** Why something was refused, in a language; null where the server gave no reason that has words here. */
export function tellReason({ messages, days }: RefusalWords, locale: Locale, refusal: Refusal): string | null {
  const { reason, ...details } = refusal?.details ?? {};
  if (typeof reason !== "string" || !Object.hasOwn(messages.en, reason)) return null;
  const written = (name: string, value: unknown): string | number => {
    if (days.includes(name)) return formatDay(locale, String(value), "dated");
    return name === "year" ? String(value) : (value as string | number);
  };
  const values: MessageValues = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, written(name, value)]),
  );
  return formatMessage(locale, messages[locale][reason] ?? "", values);
}
