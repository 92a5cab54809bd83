import { runSql } from "../../platform/sql.js";
import type { JournalEntryId, ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "./entry-kind.js";
import type { Ledger } from "./open-ledger.js";
import { type EntryLine, findEntry, postEntry } from "./post-entry.js";

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
  const { tx, schoolId } = ledger;
  const key = `reversal:entry:${reversesId}`;
  const done = await findEntry(ledger, key);
  if (done) return done;
  const [entry] = await runSql<{ receiptId: ReceiptId | null }>(
    tx,
    "select receipt_id as receiptId from journal_entry where school_id = ? and id = ?",
    [schoolId, reversesId],
  );
  if (!entry) throw new Error(`the school has no entry ${reversesId}`);
  const lines = await runSql<EntryLine>(
    tx,
    `select account, learner_id as learnerId, vote_head_id as voteHeadId, invoice_line_id as invoiceLineId, cents
     from journal_line where entry_id = ? order by id`,
    [reversesId],
  );
  const undone = lines.map((line) => ({ ...line, cents: -Number(line.cents) as Cents }));
  const { receiptId } = entry;
  return postEntry(ledger, { kind: EntryKind.reversal, day, memo, key, receiptId, reversesId, lines: undone });
}
