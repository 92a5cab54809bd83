import { ErrorCode, Refusal } from "../../errors.js";
import { Column } from "../../schools/import/column.js";
import { LEARNER_LIST } from "../../schools/import/learner-list.js";
import { columnOf } from "../../schools/import/list-form.js";
import { readList } from "../../schools/import/read-list.js";
import { checkLineCount, readRows, type Row } from "../../schools/import/read-rows.js";
import { nameWords } from "../../values/name-words.js";
import { type Cents, parseMoney } from "../../values/money.js";

/** A row of the file as it was written; `line` is as a text editor counts. */
export type OpeningFileRow = { readonly line: number; readonly admissionNumber: string; readonly amount: string };

const DELIMITERS = [",", ";", "\t"];
const TITLE_ROWS = 20;
/** Headings under which balances stand, as words, in English and Kiswahili. */
const AMOUNT_HEADINGS = new Set([
  "balance",
  "fee balance",
  "opening balance",
  "amount",
  "arrears",
  "balance brought forward",
  "bal",
  "kes",
  "salio",
  "kiasi",
  "deni",
  "salio la ada",
]);

/** Reads a list of balances (CSV, Excel): the column of admission numbers and that of amounts, below whatever title it has. */
export async function readOpeningFile(bytes: Uint8Array): Promise<OpeningFileRow[]> {
  const file = await readList(bytes);
  if (typeof file === "string") checkLineCount(file);
  const readings =
    typeof file === "string" ? DELIMITERS.map((delimiter) => () => readRows(file, delimiter)) : [() => file];
  for (const read of readings) {
    const rows = read();
    const heading = rows.slice(0, TITLE_ROWS).find((row) => places(row) !== null);
    if (heading) return rowsBelow(rows, heading);
  }
  const sentence = "This list has no column for the admission number (Adm No) and the balance (Balance, Salio).";
  throw new Refusal(ErrorCode.badInput, `${sentence} Name the columns in the first row and choose the file again.`);
}

type Places = { number: number; amount: number };

function places({ cells }: Row): Places | null {
  const number = cells.findIndex((cell) => columnOf(LEARNER_LIST, cell) === Column.admissionNumber);
  const amount = cells.findIndex((cell) => AMOUNT_HEADINGS.has(nameWords(cell.replace(/\(.*\)/, "")).join(" ")));
  return number === -1 || amount === -1 ? null : { number, amount };
}

function rowsBelow(rows: readonly Row[], heading: Row): OpeningFileRow[] {
  const { number, amount } = places(heading)!;
  return rows
    .filter(({ line }) => line > heading.line)
    .map(({ line, cells }) => ({ line, admissionNumber: cells[number] ?? "", amount: cells[amount] ?? "" }));
}

/** `1,250` is owed; `-1,250`, `(1,250)` and `1,250 CR` were paid ahead; an empty cell is 0. Null for what is no amount. */
export function parseBalance(text: string): Cents | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "-") return 0 as Cents;
  const [, bracketed] = /^\((.+)\)$/.exec(trimmed) ?? [];
  const [, minus] = /^[-−]\s*(.+)$/.exec(trimmed) ?? [];
  const [, credit] = /^(.+?)\s*cr\.?$/i.exec(trimmed) ?? [];
  const ahead = bracketed ?? minus ?? credit;
  const cents = parseMoney(ahead ?? trimmed.replace(/\s*dr\.?$/i, ""));
  if (cents === null) return null;
  return (ahead === undefined || cents === 0 ? cents : -cents) as Cents;
}
