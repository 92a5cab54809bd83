import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { formatMessage, type MessageValues } from "./format-message";
import { firstLocale, keepLocale, type Locale } from "./locale";
import type { Messages, PlaceholderOf } from "./messages";

type Language = { locale: Locale; setLocale: (locale: Locale) => void };

/** Says one message in the reader's language. */
export type Translate<E extends Record<string, string>> = <K extends keyof E>(
  key: K,
  ...values: [PlaceholderOf<E[K]>] extends [never] ? [] : [Readonly<Record<PlaceholderOf<E[K]>, string | number>>]
) => string;

const LanguageContext = createContext<Language>({ locale: "en", setLocale: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    keepLocale(locale);
  }, [locale]);
  const language = useMemo(() => ({ locale, setLocale }), [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

/** The way to say an area's messages; the same function until the language changes. */
export function useMessages<E extends Record<string, string>>(area: Messages<E>): Translate<E> {
  const { locale } = useLanguage();
  return useCallback(
    (key, ...[values]) => formatMessage(locale, area[locale][key] ?? "", values as MessageValues | undefined),
    [area, locale],
  );
}
