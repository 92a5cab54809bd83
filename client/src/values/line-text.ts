/** Text as one field of a line holds it: no `|`, nothing invisible, single blanks, letters composed. */
export const toLineText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[|\p{Cc}\p{Cf}\uFFFD]/gu, "")
    .replace(/ +/g, " ")
    .trim();
