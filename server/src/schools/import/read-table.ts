import { ErrorCode, Refusal } from "../../errors.js";
import { toLineText } from "../../values/line-text.js";
import { Column, columnOf } from "./column.js";
import { type Fault, FaultCode, FaultSeverity } from "./fault.js";
import { checkLineCount, readRows, type Row } from "./read-rows.js";

/** Where each column stands, from 0; phones may stand in several. `headings` are the file's own words. */
export type Table = { columns: Map<Column, number[]>; headings: string[]; rows: Row[]; faults: Fault[] };

const DELIMITERS = [",", ";", "\t"];
/** How far down the headings may stand, below the school's name, the year and such. */
const TITLE_ROWS = 20;

/** Finds the delimiter and the row of headings (the likeliest are those by which most columns are known) and reads the table. */
export function readTable(text: string): Table {
  const [, declared] = /^sep=([,;\t])[\r\n]/i.exec(text) ?? [];
  const body = declared ? text.replace(/^[^\r\n]*/, "") : text;
  checkLineCount(body);
  const guesses = (declared ? [declared] : DELIMITERS).map((delimiter) => {
    const rows = readTitleRows(body, delimiter);
    const heading = rows.reduce(
      (best, row) => (countKnown(row) > countKnown(best) ? row : best),
      rows[0] ?? { line: 1, cells: [] },
    );
    return { delimiter, heading, known: countKnown(heading) };
  });
  const { delimiter, heading, known } = guesses.reduce((best, guess) => (guess.known > best.known ? guess : best));
  const headings = heading.cells.map((cell) => toLineText(cell).slice(0, 120));
  const { columns, faults } = matchHeadings(headings, heading.line);
  checkColumns(columns, headings, known);

  const rows = readRows(body, delimiter).filter(({ line }) => line > heading.line);
  if (rows.length === 0) {
    throw new Refusal(
      ErrorCode.badInput,
      "This file has headings but no learners. Fill in the list and choose the file again.",
    );
  }
  return { columns, headings, rows, faults };
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

const countKnown = ({ cells }: Row) => new Set(cells.map(columnOf).filter((column) => column != null)).size;

function matchHeadings(headings: string[], line: number): Pick<Table, "columns" | "faults"> {
  const columns = new Map<Column, number[]>();
  const faults: Fault[] = [];
  const warn = (code: FaultCode, value: string, about: string | null) =>
    faults.push({ line, column: value, severity: FaultSeverity.warning, code, value, about });

  for (const [index, heading] of headings.entries()) {
    const column = columnOf(heading);
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

function checkColumns(columns: Map<Column, number[]>, headings: string[], known: number): void {
  const hasName = columns.has(Column.name) || columns.has(Column.firstName) || columns.has(Column.surname);
  const missing = [
    ...(columns.has(Column.admissionNumber) ? [] : ["the admission number (Adm No, Namba ya usajili)"]),
    ...(hasName ? [] : ["the name (Name, Jina)"]),
    ...(columns.has(Column.schoolClass) ? [] : ["the class (Class, Darasa)"]),
  ];
  if (missing.length === 0) return;
  const found = known > 0 ? ` Its headings are: ${headings.filter(Boolean).slice(0, 12).join(", ")}.` : "";
  const list = missing.length > 1 ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}` : missing[0];
  throw new Refusal(
    ErrorCode.badInput,
    `This list has no column for ${list}.${found} Name the columns in the first row and choose the file again.`,
  );
}
