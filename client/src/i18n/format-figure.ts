import { type Locale, intlTag } from "./locale";

/** `1,250.00`: cents in shillings without the currency, for columns of figures; a dash for nothing. */
export function formatFigure(locale: Locale, cents: number): string {
  return figure(locale, cents, 2);
}

/** Writes the figures of one table alike: without cents where none of them has any. */
export function figuresOf(locale: Locale, amounts: readonly number[]): (cents: number) => string {
  const digits = amounts.every((cents) => cents % 100 === 0) ? 0 : 2;
  return (cents) => figure(locale, cents, digits);
}

function figure(locale: Locale, cents: number, digits: number): string {
  if (cents === 0) return "–";
  const shape = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${cents < 0 ? "−" : ""}${(Math.abs(cents) / 100).toLocaleString(intlTag(locale), shape)}`;
}
