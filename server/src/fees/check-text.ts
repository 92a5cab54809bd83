import { ErrorCode, Refusal } from "../errors.js";
import { toLineText } from "../values/line-text.js";

/** A text that somebody typed, tidied; `what` names it in the refusal. */
export function checkText(text: string, what: string, most: number): string {
  const clean = toLineText(text);
  if (clean !== "" && clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Give ${what}, in at most ${most} letters.`);
}
