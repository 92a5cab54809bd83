import { type Grade, parseGrade } from "../../values/grade.js";
import { toLineText } from "../../values/line-text.js";

export type ClassText = { grade: Grade; stream: string };

const NUMBERS: Record<string, number> = Object.fromEntries(
  [
    ["one", "moja", "kwanza"],
    ["two", "mbili", "pili"],
    ["three", "tatu"],
    ["four", "nne"],
    ["five", "tano"],
    ["six", "sita"],
    ["seven", "saba"],
    ["eight", "nane"],
    ["nine", "tisa"],
    ["ten", "kumi"],
    ["eleven"],
    ["twelve"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1])),
);
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

const GAP = String.raw`[\s\-_.:,/]*`;
const NUMBER = String.raw`(\d{1,2}(?!\d)|(?:${Object.keys(NUMBERS).join("|")})(?!\p{L}))`;
const FORM_NUMBER = String.raw`(\d(?!\d)|(?:${[...Object.keys(NUMBERS), "iii", "ii", "iv", "i"].join("|")})(?!\p{L}))`;
const REST = String.raw`${GAP}(.*)$`;
const PRE_PRIMARY = new RegExp(String.raw`^(?:pp|pre${GAP}primary)${GAP}([12])(?!\d)${REST}`, "iu");
const FORM = new RegExp(String.raw`^(?:form|f|kidato(?:\s+cha)?)${GAP}${FORM_NUMBER}${REST}`, "iu");
const GRADE = new RegExp(
  String.raw`^(?:(?:grade|gredi(?:\s+ya)?|gr|g|standard|std|class|darasa(?:\s+la)?)${GAP})?${NUMBER}${REST}`,
  "iu",
);
const STREAM = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ .-]{0,29}$/u;

/**
 * Reads a class as people write it: `Grade 7 East`, `G7 EAST`, `7E`, `7 East`, `Std 7-East`, `PP1`, `Form III West`,
 * `F3W`, `Darasa la Saba Mashariki`, `Kidato cha 3`; `null` when it names no grade. A number alone is a grade.
 */
export function parseClassText(text: string): ClassText | null {
  const written = toLineText(text.replace(/[()[\]"]/g, " "));
  const [prefix, pattern] = PATTERNS.find(([, pattern]) => pattern.test(written)) ?? [];
  const [, number = "", rest = ""] = (pattern && pattern.exec(written)) ?? [];
  const grade = parseGrade(`${prefix}${readNumber(number)}`);
  const stream = toStream(rest);
  if (!grade || (stream !== "" && !STREAM.test(stream))) return null;
  return { grade, stream };
}

const PATTERNS = [
  ["PP", PRE_PRIMARY],
  ["F", FORM],
  ["G", GRADE],
] as const;

const readNumber = (text: string) => NUMBERS[text.toLowerCase()] ?? ROMAN[text.toLowerCase()] ?? Number(text);

/** A stream as a class bears it: `EAST` and `east` are `East`; a letter is a capital; mixed case stays. */
export function toStream(text: string): string {
  const stream = toLineText(text);
  if (stream.length <= 2) return stream.toUpperCase();
  const isPlain = stream === stream.toUpperCase() || stream === stream.toLowerCase();
  return isPlain ? stream.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase()) : stream;
}
