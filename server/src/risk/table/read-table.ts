import { ErrorCode, Refusal } from "../../errors.js";
import { decodeText } from "./decode-text.js";
import { fitRows } from "./fit-rows.js";
import { type Line, readLines } from "./read-lines.js";
import type { Table } from "./table.js";

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;
/** A longer name is cut: a model keeps them all. */
const MOST_LETTERS = 120;

const refuse = (sentence: string) => new Refusal(ErrorCode.badInput, sentence);

/**
 * Reads a CSV file with a heading. One to score may have no rows, and each line in it is one, for whoever asks counts on
 * having as many; in one to learn from blank lines are none. Blank lines at the end never are.
 */
export function readTable(bytes: Uint8Array, what: "training" | "scoring"): Table {
  const [heading, ...lines] = linesOf(readLines(decodeText(bytes), what), what);
  if (!heading)
    throw refuse(`The ${what} file is empty. It must have a heading with the columns' names and rows below.`);
  const names = nameColumns(heading.cells, lines);
  if (names.length > MOST_COLUMNS) {
    throw refuse(`The ${what} file has ${names.length} columns; at most ${MOST_COLUMNS} can be read.`);
  }
  if (lines.length === 0 && what === "training") {
    throw refuse(`The ${what} file has a heading but no rows. There is nothing to learn from.`);
  }
  if (lines.length > MOST_ROWS) {
    throw refuse(`The ${what} file has ${lines.length} rows; at most ${MOST_ROWS} can be read. Give it fewer.`);
  }
  const { rows, notes } = fitRows(lines, names.length, what);
  const columns = names.map((name, at) => ({ name, cells: rows.map((cells) => cells[at]!) }));
  return { columns, rows: rows.length, notes };
}

function linesOf(lines: readonly Line[], what: "training" | "scoring"): readonly Line[] {
  const isFilled = ({ isBlank }: Line) => !isBlank;
  if (what === "training") return lines.filter(isFilled);
  const first = lines.findIndex(isFilled);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFilled) + 1);
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
