import type { FaultFragment } from "../../generated/live/graphql";

/** The faults of a list as a CSV file that a spreadsheet opens: UTF-8 with its mark, one fault a line. */
export function faultsCsv(
  headings: readonly string[],
  faults: readonly FaultFragment[],
  write: (fault: FaultFragment) => readonly (string | number)[],
): string {
  return `\ufeff${[headings, ...faults.map(write)].map((fields) => fields.map(quote).join(",")).join("\r\n")}\r\n`;
}

/** A value that a spreadsheet would run as a formula is made plain text. */
function quote(value: string | number): string {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
