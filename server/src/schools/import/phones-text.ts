import { parsePhone, type Phone } from "../../values/phone.js";

export type PhonesText = { phones: Phone[]; bad: string[] };

const NONE = /^(-+|n\/?a|nil|none|hana|0+)$/i;
const SEPARATOR = /[/,;&\r\n]|\s+(?:or|and|au|na)\s+/i;

/**
 * Reads the numbers of one cell, which may hold several: `0712 345 678 / 0733 111 222`, `0712345678;0733111222`,
 * `0712345678 0733111222`. What is no number is kept apart, word for word.
 */
export function parsePhones(text: string): PhonesText {
  const written = text.trim().replace(/^['’]/, "").replace(/\.0$/, "");
  if (written === "" || NONE.test(written)) return { phones: [], bad: [] };
  const whole = parsePhone(written);
  if (whole) return { phones: [whole], bad: [] };

  const parts = written.split(SEPARATOR).filter((part) => part.trim() !== "");
  const read = parts.map((part) => parseRun(part) ?? part.replace(/\s+/g, " ").trim());
  return {
    phones: [...new Set(read.filter((part) => typeof part !== "string").flat())],
    bad: read.filter((part) => typeof part === "string"),
  };
}

/** Numbers parted by nothing but the blanks that are also within them; `null` when anything is left over. */
function parseRun(text: string): Phone[] | null {
  const phones: Phone[] = [];
  let started = "";
  for (const word of text.trim().split(/\s+/)) {
    started += word;
    const phone = parsePhone(started);
    if (!phone) continue;
    phones.push(phone);
    started = "";
  }
  return started === "" ? phones : null;
}
