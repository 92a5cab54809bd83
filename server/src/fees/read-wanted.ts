import { ErrorCode, Refusal } from "../errors.js";
import { toLineText } from "../values/line-text.js";
import { type Cents, MOST_CENTS } from "../values/money.js";

/** An amount that somebody entered: above 0, and at most KES 100 million. */
export function readAmount(cents: Cents, what: string): Cents {
  if (Number.isSafeInteger(cents) && cents > 0 && cents <= MOST_CENTS) return cents;
  throw new Refusal(ErrorCode.badInput, `Give ${what} as an amount above 0 and of at most KES 100,000,000.`);
}

/** A line of text that somebody entered and that must say something. */
export function readLine(text: string | null | undefined, what: string, most: number): string {
  const clean = toLineText(text ?? "");
  if (clean !== "" && clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Say ${what}, in at most ${most} letters.`);
}

/** A line of text that may be left out; null when it is. */
export const readOptionalLine = (text: string | null | undefined, what: string, most: number): string | null =>
  toLineText(text ?? "") === "" ? null : readLine(text, what, most);
