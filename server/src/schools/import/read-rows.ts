import { CsvError, parse } from "csv-parse/sync";
import { ErrorCode, Refusal } from "../../errors.js";

/** A row that is not blank; `line` is where it starts, from 1, as a text editor counts. */
export type Row = { line: number; cells: string[] };

export const MAX_ROWS = 10_000;
const MAX_LINES = 5 * MAX_ROWS;
const MAX_ROW_LENGTH = 20_000;
const LINE_END = /\r\n|\n|\r/g;

const tooManyRows = () =>
  new Refusal(
    ErrorCode.badInput,
    `This file has more than ${MAX_ROWS} rows. Import it in parts, a few classes at a time.`,
  );

/** The rows of a text whose cells `delimiter` parts, quoted where need be; `most` rows at most are looked at. */
export function readRows(text: string, delimiter: string, most = MAX_LINES): Row[] {
  if ((text.match(LINE_END)?.length ?? 0) > MAX_LINES) throw tooManyRows();
  const rows: Row[] = [];
  let line = 1;
  for (const { raw, record } of parseCsv(text, delimiter, most)) {
    if (record.some((cell) => cell.trim() !== "")) rows.push({ line, cells: record });
    line += raw.match(LINE_END)?.length ?? 0;
  }
  if (rows.length > MAX_ROWS + 1) throw tooManyRows();
  return rows;
}

function parseCsv(text: string, delimiter: string, most: number): { raw: string; record: string[] }[] {
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
    return parse(text, options) as unknown as { raw: string; record: string[] }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(ErrorCode.badInput, csvSentence(error));
  }
}

function csvSentence({ code, lines }: CsvError & { lines?: number }): string {
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE") {
    return `A quotation mark that opens near line ${lines ?? 1} is not closed, or that row is too long. Correct it and choose the file again.`;
  }
  return `The file cannot be read near line ${lines ?? 1}. Open it in a spreadsheet and save it as CSV again.`;
}
