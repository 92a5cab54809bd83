import { HucreError } from "hucre";
import { type CellValue, readXlsx, streamXlsxRows } from "hucre/xlsx";
import { ErrorCode, Refusal } from "../../errors.js";
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
const OTHER_FILES: readonly [part: string, sentence: string][] = [
  [
    "xl/vbaProject.bin",
    "This workbook holds macros, which are not taken in. Save it as an Excel workbook without macros (.xlsx) and choose that file.",
  ],
  ["xl/workbook.bin", "This is a binary workbook (.xlsb). Save it as Excel (.xlsx) or CSV and choose that file."],
  ["word/document.xml", "This is a Word document. Copy the table into a spreadsheet, save it and choose that file."],
  ["ppt/presentation.xml", "These are slides, not a list. Put the list into a spreadsheet and choose that file."],
  [
    "content.xml",
    "This is an OpenDocument file. In your spreadsheet choose “Save as”, Excel (.xlsx) or CSV, and choose that file.",
  ],
];

/**
 * The rows of a workbook's first sheet. Text stays as it is; a date becomes `2014-12-31`, a number its plain digits
 * (never 2.54E+11) with the zeros its format shows before it; of a formula, what it came to last.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetRow[]> {
  const parts = await unpackWorkbook(bytes);
  checkWorkbook(parts);
  try {
    const rows = await readRows(bytes);
    if (hasZerosFormat(parts)) await showZeros(bytes, rows);
    return rows;
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw new Refusal(
      ErrorCode.badInput,
      "This workbook cannot be read. Open it in a spreadsheet, save it again as Excel (.xlsx) or CSV, and choose the new file.",
    );
  }
}

function checkWorkbook(parts: WorkbookParts): void {
  const other = OTHER_FILES.find(([part]) => parts.has(part));
  if (other) throw new Refusal(ErrorCode.badInput, other[1]);
  if (parts.has("xl/workbook.xml")) return;
  throw new Refusal(
    ErrorCode.badInput,
    "This is an archive, not a list. Unpack it and choose the spreadsheet (.xlsx) or CSV file in it.",
  );
}

async function readRows(bytes: Uint8Array): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let cells = 0;
  let letters = 0;
  for await (const { index, values } of streamXlsxRows(bytes)) {
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

const tooWide = () =>
  new Refusal(
    ErrorCode.badInput,
    `This sheet has cells beyond its first ${MAX_COLUMNS} columns. Copy the list alone into a new workbook and choose that one.`,
  );
const tooMuch = () =>
  new Refusal(
    ErrorCode.badInput,
    "This sheet has more text in it than a list of 10,000 rows. Copy the list alone into a new workbook and choose that one.",
  );
const tooLong = () =>
  new Refusal(
    ErrorCode.badInput,
    "This sheet has more cells than a list of 10,000 rows. Import it in parts, a few classes at a time.",
  );

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
async function showZeros(bytes: Uint8Array, rows: SheetRow[]): Promise<void> {
  const [sheet] = (await readXlsx(bytes, { sheets: [0], readStyles: true })).sheets;
  for (const { line, cells } of rows) {
    for (const [index, text] of cells.entries()) {
      const format = sheet?.cells?.get(`${line - 1},${index}`)?.style?.numFmt ?? "";
      if (ZEROS_FORMAT.test(format) && /^\d+$/.test(text)) cells[index] = text.padStart(format.length, "0");
    }
  }
}
