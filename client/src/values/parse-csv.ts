/** A row that is not blank: its line in the file as a spreadsheet counts it, and its cells as text. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Reads a table as spreadsheets save it: cells between commas, semicolons or tabs, whichever its first line has most of,
 * quoted where they hold one, a quote twice within quotes.
 */
export function parseCsv(text: string): SheetRow[] {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const next = new RegExp(CELLS[delimiterOf(source)], "y");
  const rows: SheetRow[] = [];
  for (let line = 1; next.lastIndex < source.length; line++) {
    const cells = readRow(source, next);
    if (cells.some(Boolean)) rows.push({ line, cells });
  }
  return rows;
}

function readRow(source: string, next: RegExp): string[] {
  const cells: string[] = [];
  for (;;) {
    const [, quoted, plain = "", end = ""] = next.exec(source) ?? [];
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim());
    if (/^[\r\n]*$/.test(end)) return cells;
  }
}

const cellBefore = (delimiter: string): string =>
  `(?:"((?:[^"]|"")*)"[^${delimiter}\\r\\n]*|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\r|\\n|$)`;

const CELLS = { ",": cellBefore(","), ";": cellBefore(";"), "\t": cellBefore("\\t") } as const;

function delimiterOf(source: string): keyof typeof CELLS {
  const [first = ""] = source.split(/[\r\n]/, 1);
  const counts = ([",", ";", "\t"] as const).map((delimiter) => [first.split(delimiter).length, delimiter] as const);
  return counts.reduce((most, each) => (each[0] > most[0] ? each : most))[1];
}
