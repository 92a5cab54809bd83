import { type Locale, intlTag } from "./locale";

/** `KES 1,250`, `KES 1,250.50`: cents in shillings, without the cents where there are none. */
export function formatMoney(locale: Locale, cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const figure = (Math.abs(cents) / 100).toLocaleString(intlTag(locale), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${cents < 0 ? "−" : ""}KES\u00a0${figure}`;
}
