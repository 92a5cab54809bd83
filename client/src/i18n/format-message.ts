import { intlTag, type Locale } from "./locale";

/** Values for a message's `{placeholders}`. Numbers are written by locale; text goes in as it is. */
export type MessageValues = Readonly<Record<string, string | number>>;

const pluralRules: Partial<Record<Locale, Intl.PluralRules>> = {};

/**
 * Fills a message. `one|other` holds two forms, chosen by the number `n` under the locale's plural rules.
 * A placeholder without a value stays as written, so that the gap is seen.
 */
export function formatMessage(locale: Locale, message: string, values: MessageValues = {}): string {
  return pluralForm(locale, message, values["n"]).replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString(intlTag(locale)) : (value ?? gap);
  });
}

function pluralForm(locale: Locale, message: string, n: string | number | undefined): string {
  const [one = "", other] = message.split("|");
  if (other === undefined) return message;
  const rules = (pluralRules[locale] ??= new Intl.PluralRules(intlTag(locale)));
  return rules.select(Number(n)) === "one" ? one : other;
}
