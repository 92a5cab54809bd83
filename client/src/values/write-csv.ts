/** By which a spreadsheet knows that a file is UTF-8. */
const START = "\uFEFF";

const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** What a spreadsheet would take for a formula, with whatever apostrophes stand before it. */
const FORMULA = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

/** A table as a file that a spreadsheet opens. What looks like a formula gets an apostrophe, by which it stays text. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  START + rows.map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");

/** A cell without the apostrophe that `writeCsv` puts before what looks like a formula. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

function toCell(text: string): string {
  const safe = !NUMBER.test(text) && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
