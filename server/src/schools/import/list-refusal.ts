import { ErrorCode, refusalsOf } from "../../errors.js";

const { badInput, conflict, notFound, payloadTooLarge } = ErrorCode;

/** Refusals of lists, and of bringing them in and taking them back, by reason. */
export const LIST_REFUSALS = {
  IMPORT_UNKNOWN: [notFound, "This school has no such import. Open the page again."],
  IMPORT_CHECKED_ONLY: [conflict, "This list was checked only. There is nothing to undo."],
  IMPORT_NO_JOURNAL: [
    conflict,
    "This list was imported before imports could be undone. Correct the records one by one.",
  ],
  IMPORT_LAST_ADMIN: [
    conflict,
    "Undoing this list would leave the school without an administrator. Make somebody else one first.",
  ],
  IMPORT_CHANGED: [
    conflict,
    "The school’s records have changed since this list was checked, so nothing was imported. Read the new report and accept again.",
  ],
  STAFF_ROWS: [badInput, "A list of staff has at most {most} rows. Import it in parts."],
  LIST_ROWS: [badInput, "This file has more than {most} rows. Import it in parts, a few classes at a time."],
  LIST_SHEET_EMPTY: [
    badInput,
    "The first sheet of this workbook is empty. Move the list to the first sheet and save the file.",
  ],
  LIST_EMPTY: [badInput, "This file is empty. Choose the list, saved as Excel (.xlsx) or CSV."],
  LIST_SIZE: [
    payloadTooLarge,
    "This file has {megabytes} MB; a list has at most 5 MB. Choose the list itself, or import it in parts.",
  ],
  LIST_ROW_OPEN: [
    badInput,
    "The row on line {line} does not end: a quotation mark in it is not closed, or it is too long. Correct it and choose the file again.",
  ],
  LIST_ROW_UNREAD: [
    badInput,
    "The row on line {line} cannot be read. Open the list in a spreadsheet and save it as CSV again.",
  ],
  LIST_LOCKED: [
    badInput,
    "This workbook is locked with a password. Open it, take the password off (File, Info, Protect Workbook), save it and choose it again.",
  ],
  LIST_OLD_EXCEL: [
    badInput,
    "This is an old Excel workbook (.xls). Open it and save it as Excel (.xlsx) or CSV, then choose that file.",
  ],
  LIST_ARCHIVE: [
    badInput,
    "This is an empty archive, not a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.",
  ],
  LIST_PDF: [badInput, "This is a PDF, not a list. Ask for the list as a spreadsheet, in Excel (.xlsx) or CSV."],
  LIST_NOT_TEXT: [
    badInput,
    "This file is not text, so it cannot be a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.",
  ],
  LIST_WEB_PAGE: [
    badInput,
    "This is a web page that is named like a spreadsheet. Open it in a spreadsheet, save it as Excel (.xlsx) or CSV, and choose that file.",
  ],
  LIST_NO_COLUMN: [
    badInput,
    "This list has no column for {missing}. Name the columns in the first row, of a workbook in its first sheet, and choose the file again.",
  ],
  LIST_NO_COLUMN_AMONG: [
    badInput,
    "This list has no column for {missing}. Its headings are: {headings}. Name the columns in the first row, of a workbook in its first sheet, and choose the file again.",
  ],
  LIST_NO_LEARNERS: [badInput, "This file has headings but no learners. Fill in the list and choose the file again."],
  LIST_NO_GUARDIANS: [badInput, "This file has headings but no guardians. Fill in the list and choose the file again."],
  LIST_NO_STAFF: [badInput, "This file has headings but no staff. Fill in the list and choose the file again."],
} as const;

export const refuseList = refusalsOf(LIST_REFUSALS);
