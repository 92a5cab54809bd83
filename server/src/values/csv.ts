/**
 * A line of a CSV file that a spreadsheet opens: cells between commas, quoted where they must be, ended by CRLF. Text that
 * a spreadsheet would take for a formula gets an apostrophe before it, by which it stays text; a number stays a number.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(toCell).join(",")}\r\n`;

/** By which a spreadsheet knows that a file is UTF-8. */
export const CSV_START = "\uFEFF";

const NUMBER = /^-?\d+(\.\d+)?$/;
/** With whatever apostrophes stand before it, so that taking one off gives back what was written. */
const FORMULA = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

/** A cell of a CSV file without the apostrophe that `csvLine` puts before what looks like a formula. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

function toCell(cell: string | number | null): string {
  if (cell === null) return "";
  const text = String(cell);
  const safe = !NUMBER.test(text) && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
