/** Text as one field of a line holds it: no `|`, nothing invisible, single blanks, letters composed. */
export const toLineText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\t\r\n\u2028\u2029]/g, " ")
    .replace(/[|\p{Cc}\p{Cf}\uFFFD]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
