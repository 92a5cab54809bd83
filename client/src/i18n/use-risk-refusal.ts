import { useCallback } from "react";
import { formatDay } from "./format-day";
import { formatMessage, type MessageValues } from "./format-message";
import { useLanguage } from "./language";
import { riskRefusals } from "./risk-refusals";

type Refusal = { readonly details: Readonly<Record<string, unknown>> } | null;

const DAYS = ["first", "last", "closedOn"];

const isKnown = (reason: unknown): reason is keyof typeof riskRefusals.en =>
  typeof reason === "string" && Object.hasOwn(riskRefusals.en, reason);

/** Says why something about risk was refused, in the user's language; null where the server gave no such reason. */
export function useRiskRefusal(): (refusal: Refusal) => string | null {
  const { locale } = useLanguage();
  return useCallback(
    (refusal) => {
      const { reason, ...details } = refusal?.details ?? {};
      if (!isKnown(reason)) return null;
      const values: MessageValues = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          DAYS.includes(name) ? formatDay(locale, String(value), "dated") : (value as string | number),
        ]),
      );
      return formatMessage(locale, riskRefusals[locale][reason], values);
    },
    [locale],
  );
}
