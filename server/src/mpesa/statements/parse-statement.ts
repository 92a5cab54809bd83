import { CsvError, parse } from "csv-parse/sync";
import { type Cents, parseMoney } from "../../values/money.js";
import { readLocalTime, readReceipt } from "../inbox/read-wire.js";

/** A line of the provider's statement: money that came in, or that went out. */
export type StatementRow = {
  /** Of the file, from 1. */
  readonly line: number;
  readonly receipt: string;
  readonly at: Date;
  /** Positive when it came in. */
  readonly cents: Cents;
  readonly isCompleted: boolean;
  readonly account: string | null;
  readonly payer: string | null;
  /** The transaction that it takes back. */
  readonly linked: string | null;
  readonly balance: Cents | null;
};

export type Statement = {
  /** As the heading says; null when it does not. */
  readonly shortcode: string | null;
  readonly rows: readonly StatementRow[];
  /** Lines that cannot be read. */
  readonly unread: readonly number[];
};

const MOST_ROWS = 100_000;
const NEEDED = ["receipt no", "completion time", "paid in"] as const;

/** Reads the provider's CSV; null when the file is none. */
export function parseStatement(text: string): Statement | null {
  const records = readRecords(text);
  const head = records?.findIndex((cells) => NEEDED.every((name) => cells.map(bare).includes(name))) ?? -1;
  if (!records || head === -1 || records.length > MOST_ROWS) return null;
  const columns = new Map(records[head]!.map((cell, at) => [bare(cell), at]));
  const heading = records.slice(0, head).find(([name]) => bare(name ?? "") === "short code");
  const rows: StatementRow[] = [];
  const unread: number[] = [];
  for (const [at, cells] of records.slice(head + 1).entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const line = head + 2 + at;
    const row = readRow((name) => cells[columns.get(name) ?? -1]?.trim() ?? "", line);
    if (row) rows.push(row);
    else unread.push(line);
  }
  return { shortcode: heading?.[1]?.trim() || null, rows, unread };
}

function readRecords(text: string): string[][] | null {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, relax_quotes: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

const bare = (name: string): string => name.trim().toLowerCase().replace(/[.:]$/, "");

function readRow(cell: (name: string) => string, line: number): StatementRow | null {
  const receipt = readReceipt(cell("receipt no"));
  const at = readPortalTime(cell("completion time"));
  const paidIn = readSize(cell("paid in"));
  const withdrawn = readSize(cell("withdrawn"));
  if (receipt === null || at === null || paidIn === null || withdrawn === null) return null;
  const details = cell("details");
  return {
    line,
    receipt,
    at,
    cents: (paidIn - withdrawn) as Cents,
    isCompleted: cell("transaction status").toLowerCase() === "completed",
    account: (cell("a/c no") || /\bAcc\.?\s+(.+)$/i.exec(details)?.[1] || "").slice(0, 60) || null,
    payer: (/ - (.+)$/.exec(cell("other party info"))?.[1] ?? "").slice(0, 120) || null,
    linked: readReceipt(cell("linked transaction id")),
    balance: cell("balance") === "" ? null : parseMoney(cell("balance")),
  };
}

/** What goes out is written with or without a minus. */
function readSize(text: string): Cents | null {
  return text === "" ? (0 as Cents) : parseMoney(text.replace(/^-/, ""));
}

/** `26-11-2026 10:15:00` or `2026-11-26 10:15:00`, in Nairobi. */
function readPortalTime(text: string): Date | null {
  const [, day, month, year, time] = /^(\d{2})[-/](\d{2})[-/](\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(text) ?? [];
  return readLocalTime(day === undefined ? text : `${year}-${month}-${day} ${time}`);
}
