import { type Locale, intlTag } from "./locale";

/** `1,250.00`: cents in shillings without the currency, for columns of figures; a dash for nothing. */
export function formatFigure(locale: Locale, cents: number): string {
  if (cents === 0) return "–";
  const shape = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${cents < 0 ? "−" : ""}${(Math.abs(cents) / 100).toLocaleString(intlTag(locale), shape)}`;
}
