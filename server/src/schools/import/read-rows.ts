import { CsvError, parse } from "csv-parse/sync";
import { fromCell } from "../../values/csv.js";
import { refuseList } from "./list-refusal.js";

/** A row that is not blank; `line` is where it starts, from 1, as a text editor counts. */
export type Row = { line: number; cells: string[] };

const MAX_ROWS = 10_000;
const MAX_LINES = 5 * MAX_ROWS;
const MAX_ROW_LENGTH = 20_000;
const LINE_END = /\r\n|\n|\r/g;

const tooManyRows = () => refuseList("LIST_ROWS", { most: MAX_ROWS });

/** Refuses a text of far too many lines before anything is made of them. */
export function checkLineCount(text: string): void {
  let lines = 0;
  for (const _ of text.matchAll(LINE_END)) if (++lines > MAX_LINES) throw tooManyRows();
}

/** The rows of a text whose cells `delimiter` parts, quoted where need be; `most` records at most are looked at. */
export function readRows(text: string, delimiter: string, most = MAX_LINES): Row[] {
  const rows: Row[] = [];
  let line = 1;
  for (const { raw, record } of parseCsv(text, delimiter, most)) {
    if (record.some((cell) => cell.trim() !== "")) rows.push({ line, cells: record.map(fromCell) });
    line += countLineEnds(raw);
  }
  checkRowCount(rows);
  return rows;
}

/** Refuses more rows than a list may have below its headings. */
export function checkRowCount(rows: readonly Row[]): void {
  if (rows.length > MAX_ROWS + 1) throw tooManyRows();
}

const countLineEnds = (text: string) => text.match(LINE_END)?.length ?? 0;

type RawRecord = { raw: string; record: string[] };

function parseCsv(text: string, delimiter: string, most: number): RawRecord[] {
  try {
    const options = {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_LENGTH,
      raw: true,
      to: most,
    };
    return parse(text, options) as unknown as RawRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, records = 0 } = error as CsvError & { records?: number };
    const before = records > 0 ? parseCsv(text, delimiter, records) : [];
    const line = 1 + before.reduce((sum, { raw }) => sum + countLineEnds(raw), 0);
    const isOpen = code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE";
    throw refuseList(isOpen ? "LIST_ROW_OPEN" : "LIST_ROW_UNREAD", { line });
  }
}
