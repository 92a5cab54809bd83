import { ErrorCode, Refusal } from "../../errors.js";
import type { Line } from "./read-lines.js";

/** Rows with as many cells as the heading, and what was made of those that had not. */
export type FittedRows = { readonly rows: readonly (readonly string[])[]; readonly notes: readonly string[] };

const NAMED_LINES = 5;

/**
 * What a blank line or a short row lacks is missing: spreadsheets leave away what is empty at the end. Of one that is too
 * long nobody can tell which cell belongs where, so all of it is. A file of such rows is refused: it is not what it seems.
 */
export function fitRows(lines: readonly Line[], wanted: number, what: string): FittedRows {
  const known = lines.map(({ cells }) => withoutEmptyEnd(cells, wanted));
  const isLong = (row: number) => known[row]!.length > wanted;
  const isShort = (row: number) => known[row]!.length < wanted;
  const numbersOf = (is: (row: number) => boolean) => [...lines.keys()].filter(is).map((row) => lines[row]!.line);
  const long = numbersOf(isLong);
  if (2 * long.length > lines.length) {
    throw new Refusal(
      ErrorCode.badInput,
      `Most rows of the ${what} file, such as line ${long[0]}, have more cells than its heading (${wanted}): their values would come to stand in the wrong columns. Mend the heading, or save the file from a spreadsheet as CSV again.`,
    );
  }
  const note = (found: readonly number[], made: string) =>
    found.length > 0 ? [`The ${what} file: ${sayLines(found)} ${made}.`] : [];
  return {
    rows: known.map((cells, row) => Array.from({ length: wanted }, (_, at) => (isLong(row) ? "" : (cells[at] ?? "")))),
    notes: [
      ...note(
        numbersOf((row) => lines[row]!.isBlank),
        "blank: nothing is known of such a row",
      ),
      ...note(
        numbersOf((row) => isShort(row) && !lines[row]!.isBlank),
        "shorter than the heading: what is not there counts as empty",
      ),
      ...note(long, "longer than the heading: which cell belongs where cannot be told, so all count as empty"),
    ],
  };
}

/** Cells beyond the heading are let pass when they are empty: spreadsheets write such. */
function withoutEmptyEnd(cells: readonly string[], wanted: number): readonly string[] {
  const last = cells.findLastIndex((cell, at) => at < wanted || cell !== "");
  return cells.slice(0, last + 1);
}

function sayLines(lines: readonly number[]): string {
  const more = lines.length - NAMED_LINES;
  const named = lines.slice(0, NAMED_LINES).join(", ");
  return lines.length === 1 ? `line ${named} is` : `lines ${named}${more > 0 ? ` and ${more} more` : ""} are`;
}
