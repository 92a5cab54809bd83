/** Rows as a CSV file that a spreadsheet opens: UTF-8 with its mark. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((fields) => fields.map(quote).join(",")).join("\r\n")}\r\n`;

/** A value that a spreadsheet would run as a formula is made plain text. */
function quote(value: string | number): string {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
