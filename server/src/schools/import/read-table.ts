import { Refusal } from "../../errors.js";
import { toLineText } from "../../values/line-text.js";
import { Column } from "./column.js";
import { type Fault, FaultCode, FaultSeverity } from "./fault.js";
import { refuseList } from "./list-refusal.js";
import { columnOf, type ListForm } from "./list-form.js";
import type { ListFile } from "./read-list.js";
import { checkLineCount, readRows, type Row } from "./read-rows.js";

/** Where each column stands, from 0; phones may stand in several. `headings` are the file's own words. */
export type Table = { columns: Map<Column, number[]>; headings: string[]; rows: Row[]; faults: Fault[] };

const DELIMITERS = [",", ";", "\t"];
/** How far down the headings may stand, below the school's name, the year and such. */
const TITLE_ROWS = 20;

/** Finds the row of headings (the likeliest are those by which most columns are known) and reads the table below it. */
export function readTable(form: ListForm, file: ListFile): Table {
  const { heading, known, readBelow } = typeof file === "string" ? findInText(form, file) : findInSheet(form, file);
  const headings = heading.cells.map((cell) => toLineText(cell).slice(0, 120));
  const { columns, faults } = matchHeadings(form, headings, heading.line);
  checkColumns(form, columns, headings, known);

  const rows = readBelow().filter(({ line }) => line > heading.line);
  if (rows.length === 0) throw refuseList(form.empty);
  return { columns, headings, rows, faults };
}

type Found = { heading: Row; known: number; readBelow: () => Row[] };

const findInSheet = (form: ListForm, rows: Row[]): Found => ({
  ...findHeading(form, rows.slice(0, TITLE_ROWS)),
  readBelow: () => rows,
});

/** Of a text the delimiter is not known either: it is the one under which most columns are known. */
function findInText(form: ListForm, text: string): Found {
  const [, declared] = /^sep=([,;\t])[\r\n]/i.exec(text) ?? [];
  const body = declared ? text.replace(/^[^\r\n]*/, "") : text;
  checkLineCount(body);
  const guesses = (declared ? [declared] : DELIMITERS).map((delimiter) => ({
    ...findHeading(form, readTitleRows(body, delimiter)),
    readBelow: () => readRows(body, delimiter),
  }));
  return guesses.reduce((best, guess) => (guess.known > best.known ? guess : best));
}

function findHeading(form: ListForm, rows: Row[]): Pick<Found, "heading" | "known"> {
  const known = rows.map((row) => countKnown(form, row));
  const most = Math.max(0, ...known);
  return { heading: rows[Math.max(0, known.indexOf(most))] ?? { line: 1, cells: [] }, known: most };
}

// What spoils the reading further down is told once the headings are known, under the right delimiter.
function readTitleRows(text: string, delimiter: string, most = TITLE_ROWS): Row[] {
  try {
    return readRows(text, delimiter, most);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return most > 1 ? readTitleRows(text, delimiter, most >> 1) : [];
  }
}

const countKnown = (form: ListForm, { cells }: Row) =>
  new Set(cells.map((cell) => columnOf(form, cell)).filter((column) => column != null)).size;

function matchHeadings(form: ListForm, headings: string[], line: number): Pick<Table, "columns" | "faults"> {
  const columns = new Map<Column, number[]>();
  const faults: Fault[] = [];
  const warn = (code: FaultCode, value: string, about: string | null) =>
    faults.push({ line, column: value, severity: FaultSeverity.warning, code, value, about });

  for (const [index, heading] of headings.entries()) {
    const column = columnOf(form, heading);
    if (column === undefined) continue;
    if (column === null) {
      warn(FaultCode.columnUnknown, heading, null);
      continue;
    }
    const places = columns.get(column);
    if (!places) columns.set(column, [index]);
    else if (column === Column.guardianPhone) places.push(index);
    else warn(FaultCode.columnRepeated, heading, headings[places[0] ?? 0] ?? null);
  }
  return { columns, faults };
}

function checkColumns({ needed }: ListForm, columns: Map<Column, number[]>, headings: string[], known: number): void {
  const missing = needed.filter(({ anyOf }) => !anyOf.some((column) => columns.has(column))).map(({ words }) => words);
  if (missing.length === 0) return;
  const list = missing.join(", ");
  if (known === 0) throw refuseList("LIST_NO_COLUMN", { missing: list });
  const found = headings.filter(Boolean).slice(0, 12).join(", ");
  throw refuseList("LIST_NO_COLUMN_AMONG", { missing: list, headings: found });
}
