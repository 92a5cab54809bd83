/** A language the whole app speaks. Dates, numbers and plurals follow Kenya's form of it. */
export const LOCALES = ["en", "sw"] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name. */
export const LANGUAGES: readonly { readonly value: Locale; readonly label: string; readonly lang: Locale }[] = [
  { value: "en", label: "English", lang: "en" },
  { value: "sw", label: "Kiswahili", lang: "sw" },
];

const KEPT = "asili.locale";

/** The language this phone was last set to, else the first of the browser's that the app speaks, else English. */
export function firstLocale(): Locale {
  const codes = [localStorage.getItem(KEPT), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return codes.find(isLocale) ?? "en";
}

export function keepLocale(locale: Locale): void {
  localStorage.setItem(KEPT, locale);
}

/** The tag `Intl` is asked with: `en-KE`, `sw-KE`. */
export const intlTag = (locale: Locale): string => `${locale}-KE`;

function isLocale(code: string | undefined): code is Locale {
  return LOCALES.some((locale) => locale === code);
}
