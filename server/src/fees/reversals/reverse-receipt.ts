import { ErrorCode, Refusal } from "../../errors.js";
import { recordEvents } from "../../events/outbox.js";
import { runSql } from "../../platform/sql.js";
import type { JournalEntryId, LearnerId, ReceiptId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { reverseEntry } from "../ledger/reverse-entry.js";
import { feesTopic } from "../live/fees-topics.js";
import { findReceipt } from "../receipts/find-receipt.js";
import { checkCredits } from "./check-credits.js";

/**
 * Takes a whole receipt back, entry by entry, the last first; what learners owe is open again. One that was reversed
 * stays so. The school is told; no guardian is told of a payment.
 */
export async function reverseReceipt(
  ledger: Ledger,
  receiptId: ReceiptId,
  day: SchoolDay,
  reason: string,
): Promise<void> {
  const { tx, schoolId, now } = ledger;
  const receipt = await findReceipt(tx, schoolId, receiptId);
  if (receipt.isReversed) return;
  const entries = await readStanding(ledger, receiptId);
  if (entries.some(({ kind }) => kind === EntryKind.refund)) {
    const text = `Part of receipt ${receipt.number} was refunded. Have the refund reversed first.`;
    throw new Refusal(ErrorCode.conflict, text);
  }
  const learnerIds = await readLearnersOf(
    ledger,
    entries.map(({ id }) => id),
  );
  for (const { id } of entries) await reverseEntry(ledger, id, day, `Receipt ${receipt.number}: ${reason}`);
  await runSql(tx, "update receipt set reversed_at = ? where id = ?", [now, receiptId]);
  await evenOut(ledger, learnerIds, day, `reversal:receipt:${receiptId}`);
  await checkCredits(ledger, learnerIds);
  const payload = { eventId: `reversal:receipt:${receiptId}`, receiptId, learnerIds };
  await recordEvents(tx, now, [{ topic: feesTopic(schoolId), payload }]);
}

/** The entries that moved the receipt's money and stand, the last first. */
const readStanding = ({ tx, schoolId }: Ledger, receiptId: ReceiptId) =>
  runSql<{ id: JournalEntryId; kind: EntryKind }>(
    tx,
    `select e.id, e.kind from journal_entry e left join journal_entry back on back.reverses_id = e.id
     where e.receipt_id = ? and e.school_id = ? and e.kind <> ? and back.id is null order by e.id desc`,
    [receiptId, schoolId, EntryKind.reversal],
  );

/** Whose accounts the entries changed. */
export async function readLearnersOf(
  { tx }: Pick<Ledger, "tx">,
  entryIds: readonly JournalEntryId[],
): Promise<LearnerId[]> {
  const learners = new Set<LearnerId>();
  for (const entryId of entryIds) {
    const sql =
      "select distinct learner_id as learnerId from journal_line where entry_id = ? and learner_id is not null";
    for (const { learnerId } of await runSql<{ learnerId: LearnerId }>(tx, sql, [entryId])) learners.add(learnerId);
  }
  return [...learners];
}
