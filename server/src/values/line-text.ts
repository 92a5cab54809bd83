/**
 * Text that fits one field of a feed line: no `|`, no control or invisible formatting characters, no line breaks, no
 * blanks at the ends and single blanks inside. Letters, case, apostrophes and diacritics stay as they were typed
 * (composed, so that equal names are equal bytes).
 */
export type LineText = string & { readonly __lineText: true };

const FORBIDDEN = /[|\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/gu;

export function toLineText(text: string): LineText {
  return text
    .normalize("NFC")
    .replace(/[\t\r\n\u2028\u2029]/g, " ")
    .replace(FORBIDDEN, "")
    .replace(/\s+/gu, " ")
    .trim() as LineText;
}

/** Whether `toLineText` would take out more than blanks and invisible formatting. */
export function hasForbiddenText(text: string): boolean {
  return /[|\p{Cc}\uFFFD]/u.test(text.replace(/[\t\r\n]/g, " "));
}
