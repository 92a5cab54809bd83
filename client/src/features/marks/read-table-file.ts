import { parseCsv, type SheetRow } from "../../values/parse-csv";

/** What a table that came back may weigh, in bytes; one of a class has some tens of thousands. */
const MAX_BYTES = 2 * 1024 * 1024;

export type TableFault = "tooLarge" | "notTable" | "noReader";

/** The rows of a CSV file or of a workbook's first sheet, or why there are none. Workbooks need a network once. */
export async function readTableFile(file: File): Promise<readonly SheetRow[] | TableFault> {
  if (file.size > MAX_BYTES) return "tooLarge";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readBook(bytes);
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A NUL is in every picture and archive, and in no text.
  return text.includes("\0") ? "notTable" : parseCsv(text);
}

async function readBook(bytes: Uint8Array): Promise<readonly SheetRow[] | TableFault> {
  const reader = await import("./score-workbook").catch(() => null);
  return reader ? reader.readBook(bytes).catch(() => "notTable" as const) : "noReader";
}

/** Text as spreadsheets save it; UTF-16 tells itself by its mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
