import { refuseList } from "./list-refusal.js";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.js";
import { checkFileSize, decodeText } from "./decode-text.js";
import { checkRowCount, type Row } from "./read-rows.js";

/** A list as it was read before its headings are looked for: a text whose cells something parts, or a sheet's rows. */
export type ListFile = string | Row[];

const WORKBOOK = "504b0304";
const OLD_WORKBOOK = "d0cf11e0";
/** How the streams of such a file are named in it: what is locked by a password, or a workbook of before 2007. */
const LOCKED = Buffer.from("EncryptedPackage", "utf16le");

/**
 * Reads a list that a spreadsheet, a phone or a ministry's system wrote, as CSV or as Excel, whatever the file is
 * called. Refuses what is neither, in words that say what to do.
 */
export async function readList(bytes: Uint8Array): Promise<ListFile> {
  checkFileSize(bytes);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = file.toString("hex", 0, 4);
  if (magic === OLD_WORKBOOK) throw refuseList(file.includes(LOCKED) ? "LIST_LOCKED" : "LIST_OLD_EXCEL");
  if (magic !== WORKBOOK) return decodeText(bytes);

  const rows = await readWorkbook(bytes);
  if (rows.length === 0) {
    throw refuseList("LIST_SHEET_EMPTY");
  }
  checkRowCount(rows);
  return rows;
}
