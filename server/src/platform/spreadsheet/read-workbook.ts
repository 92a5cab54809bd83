import { HucreError } from "hucre";
import { type CellValue, readXlsx, streamXlsxRows } from "hucre/xlsx";
import { refuseWorkbook } from "./workbook-refusal.js";
import { unpackWorkbook, type WorkbookParts } from "./workbook-parts.js";

/** A row of a sheet that is not blank: its number as the spreadsheet shows it, and its cells as text. */
export type SheetRow = { line: number; cells: string[] };

const MAX_CELLS = 500_000;
const MAX_COLUMNS = 256;
/** Of all cells together: many may name one long text, which is looked through as often as it is named. */
const MAX_LETTERS = 20_000_000;
/** Shows numbers with zeros before them, such as an admission number 0045. */
const ZEROS_FORMAT = /^0{2,30}$/;

/** What else an archive of parts can be, by a part only such a file has, and what to tell whoever chose it. */
const OTHER_FILES = [
  ["xl/vbaProject.bin", "WORKBOOK_MACROS"],
  ["xl/workbook.bin", "WORKBOOK_BINARY"],
  ["word/document.xml", "WORKBOOK_WORD"],
  ["ppt/presentation.xml", "WORKBOOK_SLIDES"],
  ["content.xml", "WORKBOOK_OPEN_DOCUMENT"],
] as const;

/**
 * The rows of a workbook's first sheet that is not hidden. Text stays as it is; a date becomes `2014-12-31`, a number its plain digits
 * (never 2.54E+11) with the zeros its format shows before it; of a formula, what it came to last.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetRow[]> {
  const parts = await unpackWorkbook(bytes);
  checkWorkbook(parts);
  try {
    const sheet = firstShown(parts);
    const rows = await readRows(bytes, sheet);
    if (hasZerosFormat(parts)) await showZeros(bytes, sheet, rows);
    return rows;
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw refuseWorkbook("WORKBOOK_UNREAD");
  }
}

function checkWorkbook(parts: WorkbookParts): void {
  const other = OTHER_FILES.find(([part]) => parts.has(part));
  if (other) throw refuseWorkbook(other[1]);
  if (parts.has("xl/workbook.xml")) return;
  throw refuseWorkbook("WORKBOOK_ARCHIVE");
}

/** The place of the first sheet that people see, from 0; of a workbook that shows none, the first. */
function firstShown(parts: WorkbookParts): number {
  const workbook = new TextDecoder().decode(parts.get("xl/workbook.xml"));
  const sheets = workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  return Math.max(
    0,
    sheets.findIndex((sheet) => !/\sstate\s*=\s*["'](?:hidden|veryHidden)["']/.test(sheet)),
  );
}

async function readRows(bytes: Uint8Array, sheet: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let cells = 0;
  let letters = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    cells += values.length + 1;
    if (values.length > MAX_COLUMNS) throw tooWide();
    if (cells > MAX_CELLS) throw tooLong();
    for (const value of values) if (typeof value === "string") letters += value.length;
    if (letters > MAX_LETTERS) throw tooMuch();
    const texts = values.map(toText);
    if (texts.some((text) => text.trim() !== "")) rows.push({ line: index + 1, cells: texts });
  }
  return rows;
}

const tooWide = () => refuseWorkbook("SHEET_WIDE", { most: MAX_COLUMNS });
const tooMuch = () => refuseWorkbook("SHEET_TEXT");
const tooLong = () => refuseWorkbook("SHEET_LONG");

function toText(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

const hasZerosFormat = (parts: WorkbookParts): boolean => {
  const styles = Buffer.from(parts.get("xl/styles.xml") ?? []).toString("utf8");
  return [...styles.matchAll(/formatCode="([^"]*)"/g)].some(([, code]) => ZEROS_FORMAT.test(code ?? ""));
};

/** Styles are read apart, and only where there are such: it takes the whole sheet into memory. */
async function showZeros(bytes: Uint8Array, index: number, rows: SheetRow[]): Promise<void> {
  const [sheet] = (await readXlsx(bytes, { sheets: [index], readStyles: true })).sheets;
  for (const { line, cells } of rows) {
    for (const [place, text] of cells.entries()) {
      const format = sheet?.cells?.get(`${line - 1},${place}`)?.style?.numFmt ?? "";
      if (ZEROS_FORMAT.test(format) && /^\d+$/.test(text)) cells[place] = text.padStart(format.length, "0");
    }
  }
}
