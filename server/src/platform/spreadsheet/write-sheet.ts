import { writeXlsxStream } from "hucre/xlsx";
import { Readable } from "node:stream";
import { CSV_START, csvLine } from "../../values/csv.js";

export const SHEET_FORMATS = ["csv", "xlsx"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export type SheetCell = string | number | null;

/** A table to be written: its headings, and its rows as they are read. */
export type SheetSource = { title: string; head: readonly string[]; rows: AsyncIterable<readonly SheetCell[]> };

const ROWS_A_CHUNK = 200;
const WIDTH = 18;

/**
 * A table as a file that is written while it is read, so that it is never in memory as a whole. A CSV is in UTF-8 with
 * its mark; in it, and in a workbook, text that looks like a formula stays text.
 */
export function writeSheet(format: SheetFormat, { title, head, rows }: SheetSource): Readable {
  if (format === "csv") return Readable.from(csvChunks(head, rows));
  const columns = head.map((header) => ({ header, width: Math.max(WIDTH, header.length + 2) }));
  const stream = writeXlsxStream(cellsOf(rows), { name: sheetName(title), columns, freezePane: { rows: 1 } });
  return Readable.fromWeb(stream as never);
}

async function* csvChunks(head: readonly string[], rows: SheetSource["rows"]): AsyncGenerator<string> {
  let chunk = CSV_START + csvLine(head);
  let held = 0;
  for await (const row of rows) {
    chunk += csvLine(row);
    if (++held < ROWS_A_CHUNK) continue;
    yield chunk;
    [chunk, held] = ["", 0];
  }
  if (chunk !== "") yield chunk;
}

async function* cellsOf(rows: SheetSource["rows"]): AsyncGenerator<SheetCell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === "string" ? withoutControls(cell) : cell));
}

/** Characters that no XML may hold would spoil the whole workbook. */
const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

/** A sheet's name has at most 31 characters and none of these. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:']/g, " ")
    .trim()
    .slice(0, 31) || "Asili";
