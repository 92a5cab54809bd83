import type { Feature } from "../feature.js";
import { NumberStyle, parseNumber, styleOf } from "./number-style.js";
import { readDay } from "./read-day.js";
import { type Column, isEmpty } from "./table.js";

/** How a column is read, settled by the training file alone. */
export type Reading = { readonly name: string } & (
  | { readonly as: "number"; readonly style: NumberStyle; readonly unread: number }
  | { readonly as: "date" }
  | { readonly as: "category" }
  | { readonly as: "ignored"; readonly why: string }
);

/** With fewer words among the numbers than these a column is of numbers, and the words are gaps. */
const MOSTLY = 0.9;
/** Words of which so many of the filled cells are different name rows, and tell nothing of others. */
const MOST_DIFFERENT = 0.5;
const FEW = 20;
/** Of fewer rows any count may be different in each. */
const MANY = 30;
/** Parted by a sign, a capital or a digit, as in `learner_id`, `StudentID` and `Row no.`; what ends in "paid" is none. */
const NUMBERING = /(?:^|[^a-z])(?:id|no|nr|num|number|upi|uuid|nemis|phone|index|row)(?:[^a-z]|$)/i;
const NUMBERING_JOINED =
  /[a-z](?:Id|ID|No|Nr|Num|Number|Index)$|^(?:learner|student|pupil|person|user|case|record|row|customer|client|patient|passenger|employee|member|account)id$/;

const isCalledNumber = (name: string): boolean =>
  [name, name.toLowerCase()].some((word) => NUMBERING.test(word) || NUMBERING_JOINED.test(word));

export function readingOf({ name, cells }: Column): Reading {
  const filled = cells.filter((cell) => !isEmpty(cell));
  const different = new Set(filled).size;
  if (filled.length === 0) return { name, as: "ignored", why: "it is empty" };
  if (different === 1 && filled.length === cells.length) return { name, as: "ignored", why: "it is always the same" };
  const style = styleOf(filled);
  const numbers = filled.map((cell) => parseNumber(cell, style)).filter((value) => !Number.isNaN(value));
  if (numbers.length >= MOSTLY * filled.length) {
    if (isNumbering(name, numbers, cells.length)) return { name, as: "ignored", why: "it numbers the rows" };
    return { name, as: "number", style, unread: filled.length - numbers.length };
  }
  if (filled.filter((cell) => !Number.isNaN(readDay(cell))).length >= MOSTLY * filled.length)
    return { name, as: "date" };
  if (different > FEW && different > MOST_DIFFERENT * filled.length) {
    return { name, as: "ignored", why: "nearly every row has words of its own" };
  }
  // Of a handful of rows even a few names are as many as there are rows.
  if (different === filled.length && filled.length > 3)
    return { name, as: "ignored", why: "every row has words of its own" };
  return { name, as: "category" };
}

/** Whole numbers, all different, that are called a number of something or count the rows up one by one. */
function isNumbering(name: string, numbers: readonly number[], rows: number): boolean {
  if (numbers.length < rows || rows < 5 || !numbers.every(Number.isInteger)) return false;
  if (new Set(numbers).size < rows) return false;
  return (
    (rows >= MANY && isCalledNumber(name)) || numbers.every((value, at) => at === 0 || value === numbers[at - 1]! + 1)
  );
}

/** The column as the model wants it; null for one that is ignored. A column that is not there is empty throughout. */
export function readColumn(reading: Reading, column: Column | undefined, rows: number): Feature | null {
  const cells = column?.cells ?? Array.from({ length: rows }, () => "");
  const { name } = reading;
  if (reading.as === "ignored") return null;
  if (reading.as === "category") {
    return { name, kind: "category", values: cells.map((cell) => (isEmpty(cell) ? "" : cell)) };
  }
  const read = reading.as === "date" ? readDay : (cell: string) => parseNumber(cell, reading.style);
  return {
    name,
    kind: "number",
    values: Float64Array.from(cells, (cell) => (isEmpty(cell) ? Number.NaN : read(cell))),
  };
}
