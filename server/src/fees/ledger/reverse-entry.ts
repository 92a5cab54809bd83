import { chunksOf } from "../../platform/chunks-of.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { JournalEntryId, ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "./entry-kind.js";
import type { Ledger } from "./open-ledger.js";
import { type EntryLine, type NewEntry, postEntries } from "./post-entry.js";

const IDS_A_STATEMENT = 500;

/**
 * Takes an entry back by another that undoes it line by line; one that was taken back already stays so. Tells the id of
 * the reversal. What learners then owe is open again.
 */
export async function reverseEntry(
  ledger: Ledger,
  reversesId: JournalEntryId,
  day: SchoolDay,
  memo: string,
): Promise<JournalEntryId> {
  return (await reverseEntries(ledger, [reversesId], day, memo)).get(reversesId)!;
}

/** Takes entries back, each by one of its own, in their order; tells the reversals' ids by what they reverse. */
export async function reverseEntries(
  ledger: Ledger,
  ids: readonly JournalEntryId[],
  day: SchoolDay,
  memo: string,
): Promise<ReadonlyMap<JournalEntryId, JournalEntryId>> {
  const reversals = await readReversals(ledger, ids);
  const open = ids.filter((id) => !reversals.has(id));
  const receipts = await readReceipts(ledger, open);
  const lines = await readLines(ledger, open);
  const entries = open.map((reversesId): NewEntry => {
    if (!receipts.has(reversesId)) throw new Error(`the school has no entry ${reversesId}`);
    const undone = lines.get(reversesId)!.map((line) => ({ ...line, cents: -Number(line.cents) as Cents }));
    const said = { day, memo, key: reversalKey(reversesId), receiptId: receipts.get(reversesId)!, reversesId };
    return { kind: EntryKind.reversal, ...said, lines: undone };
  });
  const made = await postEntries(ledger, entries);
  for (const id of open) reversals.set(id, made.get(reversalKey(id))!);
  return reversals;
}

const reversalKey = (id: JournalEntryId) => `reversal:entry:${id}`;

async function readReversals({ tx, schoolId }: Ledger, ids: readonly JournalEntryId[]) {
  const reversals = new Map<JournalEntryId, JournalEntryId>();
  for (const chunk of chunksOf(ids, IDS_A_STATEMENT)) {
    const sql = `select id, reverses_id as reversesId from journal_entry where school_id = ? and reverses_id in ${placesFor(chunk)}`;
    const rows = await runSql<{ id: JournalEntryId; reversesId: JournalEntryId }>(tx, sql, [schoolId, ...chunk]);
    for (const { id, reversesId } of rows) reversals.set(reversesId, id);
  }
  return reversals;
}

async function readReceipts({ tx, schoolId }: Ledger, ids: readonly JournalEntryId[]) {
  const receipts = new Map<JournalEntryId, ReceiptId | null>();
  for (const chunk of chunksOf(ids, IDS_A_STATEMENT)) {
    const sql = `select id, receipt_id as receiptId from journal_entry where school_id = ? and id in ${placesFor(chunk)}`;
    const rows = await runSql<{ id: JournalEntryId; receiptId: ReceiptId | null }>(tx, sql, [schoolId, ...chunk]);
    for (const { id, receiptId } of rows) receipts.set(id, receiptId);
  }
  return receipts;
}

async function readLines({ tx }: Ledger, ids: readonly JournalEntryId[]) {
  const rows: (EntryLine & { entryId: JournalEntryId })[] = [];
  for (const chunk of chunksOf(ids, IDS_A_STATEMENT)) {
    const sql = `select entry_id as entryId, account, learner_id as learnerId, vote_head_id as voteHeadId,
       invoice_line_id as invoiceLineId, cents from journal_line where entry_id in ${placesFor(chunk)} order by id`;
    rows.push(...(await runSql<EntryLine & { entryId: JournalEntryId }>(tx, sql, [...chunk])));
  }
  const lines = rows.map(({ entryId, ...line }) => ({ entryId, line }));
  return new Map([...Map.groupBy(lines, ({ entryId }) => entryId)].map(([id, of]) => [id, of.map(({ line }) => line)]));
}
