import { ErrorCode, Refusal } from "../errors.js";
import { toLineText } from "../values/line-text.js";

/** A line of text that somebody entered and that must say something, tidied; `what` names it in the refusal. */
export function readLine(text: string | null | undefined, what: string, most: number): string {
  const clean = toLineText(text ?? "");
  if (clean !== "" && clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Say ${what}, in at most ${most} letters.`);
}

/** A line of text that may be left out; null when it is. */
export const readOptionalLine = (text: string | null | undefined, what: string, most: number): string | null =>
  toLineText(text ?? "") === "" ? null : readLine(text, what, most);
