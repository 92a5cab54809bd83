import { CsvError, parse } from "csv-parse/sync";
import { ErrorCode, Refusal } from "../../errors.js";

/** A line of a CSV file, or several where a cell goes on; its number is that of the last. */
export type Line = { readonly line: number; readonly cells: readonly string[]; readonly isBlank: boolean };

const DELIMITERS = [",", ";", "\t", "|"];
/** What Excel takes the delimiter from. */
const NAMED_DELIMITER = /^\s*"?sep=([,;\t|])"?[ \t]*(?:\r\n|\n|\r)/i;

/** The lines of a CSV file of any usual delimiter; blank ones too. `what` names it where it is refused. */
export function readLines(text: string, what: string): Line[] {
  const named = NAMED_DELIMITER.exec(text);
  try {
    const options = {
      delimiter: named?.[1] ?? delimiterOf(text),
      from_line: named ? 2 : 1,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      info: true,
      raw: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    };
    const records = parse(text, options) as unknown as { info: { lines: number }; record: string[]; raw: string }[];
    return records.map(({ info, record, raw }) => ({
      line: info.lines,
      cells: record,
      isBlank: /^[ \r\n]*$/.test(raw),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(
      ErrorCode.badInput,
      `The ${what} file cannot be read as CSV: a quotation mark in it is not closed. Save it from a spreadsheet as CSV again.`,
    );
  }
}

/** The delimiter that the heading has most of, outside quotes. */
function delimiterOf(text: string): string {
  const heading = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => heading.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
