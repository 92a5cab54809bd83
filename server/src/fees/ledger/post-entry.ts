import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { InvoiceLineId, JournalEntryId, LearnerId, ReceiptId, VoteHeadId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Account } from "./account.js";
import type { EntryKind } from "./entry-kind.js";
import { countingDay } from "./counting-day.js";
import { type Ledger, takeNumbers } from "./open-ledger.js";

export type EntryLine = {
  readonly account: Account;
  /** Positive in debit, negative in credit. */
  readonly cents: Cents;
  readonly learnerId?: LearnerId | null;
  readonly voteHeadId?: VoteHeadId | null;
  readonly invoiceLineId?: InvoiceLineId | null;
};

export type NewEntry = {
  readonly kind: EntryKind;
  readonly day: SchoolDay;
  readonly memo: string;
  /** What it is made for, as `payment:receipt:17`. */
  readonly key: string;
  readonly receiptId?: ReceiptId | null;
  readonly reversesId?: JournalEntryId | null;
  /** At least two; lines of 0 are left out. */
  readonly lines: readonly EntryLine[];
};

const ENTRY = {
  name: "journalEntry",
  columns: ["schoolId", "number", "kind", "day", "memo", "key", "receiptId", "reversesId", "userId", "at"],
} as const;
const LINE = {
  name: "journalLine",
  columns: ["schoolId", "entryId", "account", "learnerId", "voteHeadId", "invoiceLineId", "cents"],
} as const;
const MAX_MEMO = 200;

/**
 * Writes entries into the journal, in order; tells their ids by key. One for a closed day is refused, or counts for the
 * next open day when the machine makes it. One that does not balance is a fault of the program.
 */
export async function postEntries(
  ledger: Ledger,
  entries: readonly NewEntry[],
): Promise<ReadonlyMap<string, JournalEntryId>> {
  if (entries.length === 0) return new Map();
  for (const { key, lines } of entries) {
    const off = addMoney(lines.map(({ cents }) => cents));
    const isEmpty = lines.every(({ cents }) => cents === 0);
    if (off !== 0 || isEmpty) throw new Error(isEmpty ? `entry ${key} moves nothing` : `entry ${key} is off by ${off}`);
  }
  const { tx, schoolId, userId, now } = ledger;
  const first = await takeNumbers(ledger, "entries", entries.length);
  const rows = entries.map(({ kind, day, memo, key, receiptId = null, reversesId = null }, index) => ({
    schoolId,
    number: first + index,
    kind,
    day: countingDay(ledger, day),
    memo: memo.slice(0, MAX_MEMO),
    key,
    receiptId,
    reversesId,
    userId,
    at: now,
  }));
  await writeRows(tx, ENTRY, rows);
  const made = await runSql<{ id: JournalEntryId; key: string }>(
    tx,
    "select id, `key` from journal_entry where school_id = ? and number >= ?",
    [schoolId, first],
  );
  const ids = new Map(made.map(({ id, key }) => [key, id]));
  const lines = entries.flatMap((entry) => entry.lines.map((line) => ({ entryId: ids.get(entry.key)!, ...line })));
  const lineRows = lines
    .filter(({ cents }) => cents !== 0)
    .map(({ entryId, account, cents, learnerId = null, voteHeadId = null, invoiceLineId = null }) => ({
      schoolId,
      entryId,
      account,
      learnerId,
      voteHeadId,
      invoiceLineId,
      cents,
    }));
  await writeRows(tx, LINE, lineRows);
  return ids;
}

export async function postEntry(ledger: Ledger, entry: NewEntry): Promise<JournalEntryId> {
  return (await postEntries(ledger, [entry])).get(entry.key)!;
}

/** The entry that was made for `key`, if it was made. */
export async function findEntry({ tx, schoolId }: Ledger, key: string): Promise<JournalEntryId | null> {
  const sql = "select id from journal_entry where school_id = ? and `key` = ?";
  const [found] = await runSql<{ id: JournalEntryId }>(tx, sql, [schoolId, key]);
  return found?.id ?? null;
}
