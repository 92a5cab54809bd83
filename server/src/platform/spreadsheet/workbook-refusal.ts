import { ErrorCode, refusalsOf } from "../../errors.js";

const { badInput, payloadTooLarge } = ErrorCode;

/** Refusals of files that are no workbook of a list, by reason. */
export const WORKBOOK_REFUSALS = {
  WORKBOOK_DAMAGED: [
    badInput,
    "This workbook is damaged or not whole. Open it in a spreadsheet, save it again as Excel (.xlsx) or CSV, and choose the new file.",
  ],
  WORKBOOK_UNPACKED: [
    payloadTooLarge,
    "This workbook holds far more than a list. Copy the rows alone into a new workbook, save it and choose that one.",
  ],
  WORKBOOK_UNREAD: [
    badInput,
    "This workbook cannot be read. Open it in a spreadsheet, save it again as Excel (.xlsx) or CSV, and choose the new file.",
  ],
  WORKBOOK_ARCHIVE: [
    badInput,
    "This is an archive, not a list. Unpack it and choose the spreadsheet (.xlsx) or CSV file in it.",
  ],
  SHEET_WIDE: [
    badInput,
    "This sheet has cells beyond its first {most} columns. Copy the list alone into a new workbook and choose that one.",
  ],
  SHEET_TEXT: [
    badInput,
    "This sheet has more text in it than a list of 10,000 rows. Copy the list alone into a new workbook and choose that one.",
  ],
  SHEET_LONG: [
    badInput,
    "This sheet has more cells than a list of 10,000 rows. Import it in parts, a few classes at a time.",
  ],
  WORKBOOK_MACROS: [
    badInput,
    "This workbook holds macros, which are not taken in. Save it as an Excel workbook without macros (.xlsx) and choose that file.",
  ],
  WORKBOOK_BINARY: [
    badInput,
    "This is a binary workbook (.xlsb). Save it as Excel (.xlsx) or CSV and choose that file.",
  ],
  WORKBOOK_WORD: [
    badInput,
    "This is a Word document. Copy the table into a spreadsheet, save it and choose that file.",
  ],
  WORKBOOK_SLIDES: [badInput, "These are slides, not a list. Put the list into a spreadsheet and choose that file."],
  WORKBOOK_OPEN_DOCUMENT: [
    badInput,
    "This is an OpenDocument file. In your spreadsheet choose “Save as”, Excel (.xlsx) or CSV, and choose that file.",
  ],
} as const;

export const refuseWorkbook = refusalsOf(WORKBOOK_REFUSALS);
