import { CsvError, parse } from "csv-parse/sync";
import { ErrorCode, Refusal } from "../../errors.js";
import { decodeText } from "./decode-text.js";
import type { Table } from "./table.js";

const DELIMITERS = [",", ";", "\t", "|"];
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;
/** A longer name is cut: a model keeps them all. */
const MOST_LETTERS = 120;

const refuse = (sentence: string) => new Refusal(ErrorCode.badInput, sentence);

/**
 * Reads a CSV file of any usual delimiter, with a heading. `what` names it in what is refused: an empty file, one without
 * rows (unless `mayBeBare`), rows longer or shorter than the heading.
 */
export function readTable(bytes: Uint8Array, what: string, mayBeBare = false): Table {
  const text = decodeText(bytes);
  const [heading, ...rows] = readRecords(text, what);
  if (!heading)
    throw refuse(`The ${what} file is empty. It must have a heading with the columns' names and rows below.`);
  const names = nameColumns(heading.cells, rows);
  if (names.length > MOST_COLUMNS) {
    throw refuse(`The ${what} file has ${names.length} columns; at most ${MOST_COLUMNS} can be read.`);
  }
  if (rows.length === 0 && !mayBeBare) {
    throw refuse(`The ${what} file has a heading but no rows. There is nothing to learn from.`);
  }
  if (rows.length > MOST_ROWS) {
    throw refuse(`The ${what} file has ${rows.length} rows; at most ${MOST_ROWS} can be read. Give it fewer.`);
  }
  for (const { line, cells } of rows) checkLength(cells, names.length, line, what);
  return {
    rows: rows.length,
    columns: names.map((name, at) => ({ name, cells: rows.map(({ cells }) => cells[at]!) })),
  };
}

/** Cells beyond the heading are let pass when they are empty: spreadsheets write such. */
function checkLength(cells: string[], wanted: number, line: number, what: string): void {
  while (cells.length > wanted && cells.at(-1) === "") cells.pop();
  if (cells.length === wanted) return;
  throw refuse(
    `Line ${line} of the ${what} file has ${cells.length} cells where the heading has ${wanted}. Mend that line: its values would come to stand in the wrong columns.`,
  );
}

export const cutName = (name: string): string => name.slice(0, MOST_LETTERS).trimEnd();

/**
 * A column without a name gets one by its place, and one whose name is taken a number behind it. At the end those without
 * a name of which no row has anything are none: spreadsheets write such.
 */
function nameColumns(heading: readonly string[], rows: readonly Line[]): string[] {
  const named = heading.findLastIndex((name) => name !== "");
  const last = heading.findLastIndex((_, at) => at <= named || rows.some(({ cells }) => (cells[at] ?? "") !== ""));
  const names: string[] = [];
  for (const [at, written] of heading.slice(0, last + 1).entries()) {
    const name = cutName(written) || `column ${at + 1}`;
    let [free, times] = [name, 1];
    while (names.includes(free)) free = `${name} (${++times})`;
    names.push(free);
  }
  return names;
}

type Line = { line: number; cells: string[] };

function readRecords(text: string, what: string): Line[] {
  try {
    const options = {
      delimiter: delimiterOf(text),
      // One of nothing but delimiters or quotes is a row of which nothing is known.
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      info: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    };
    const records = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(
      `The ${what} file cannot be read as CSV: a quotation mark in it is not closed. Save it from a spreadsheet as CSV again.`,
    );
  }
}

/** The delimiter that the heading has most of, outside quotes. */
function delimiterOf(text: string): string {
  const heading = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => heading.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
