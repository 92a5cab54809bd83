import { ErrorCode, Refusal } from "../../errors.js";
import { recordEvents } from "../../events/outbox.js";
import { runSql } from "../../platform/sql.js";
import type { JournalEntryId, ReceiptId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { reverseEntry } from "../ledger/reverse-entry.js";
import { feesTopic } from "../live/fees-topics.js";
import { checkCredits } from "./check-credits.js";
import { readLearnersOf } from "./reverse-receipt.js";

/** What may be taken back by itself; a payment goes with its receipt, an invoice and a waiver in their own ways. */
const REVERSIBLE: readonly EntryKind[] = [
  EntryKind.allocation,
  EntryKind.transfer,
  EntryKind.refund,
  EntryKind.banking,
];

/** Refuses an entry that cannot be taken back by itself, or was already. */
export async function checkReversible({ tx, schoolId }: Ledger, entryId: JournalEntryId): Promise<void> {
  const [entry] = await runSql<{ kind: EntryKind; number: number; receiptId: ReceiptId | null; backId: number | null }>(
    tx,
    `select e.kind, e.number, e.receipt_id as receiptId, back.id as backId
     from journal_entry e left join journal_entry back on back.reverses_id = e.id where e.school_id = ? and e.id = ?`,
    [schoolId, entryId],
  );
  if (!entry) throw new Refusal(ErrorCode.notFound, "This school's journal has no such entry.");
  if (entry.backId !== null) throw new Refusal(ErrorCode.conflict, `Entry ${entry.number} was reversed already.`);
  // The machine pays with credit by itself, and would at once do so again.
  const isOwn = entry.kind === EntryKind.allocation && entry.receiptId === null;
  if (REVERSIBLE.includes(entry.kind) && !isOwn) return;
  throw new Refusal(
    ErrorCode.badInput,
    "Such an entry is not reversed by itself. Reverse the receipt, the invoice or the waiver that it belongs to.",
  );
}

/** Takes one entry back, such as a wrong transfer; learners' accounts are brought in order. */
export async function reverseOneEntry(
  ledger: Ledger,
  entryId: JournalEntryId,
  day: SchoolDay,
  reason: string,
): Promise<void> {
  await checkReversible(ledger, entryId);
  const learnerIds = await readLearnersOf(ledger, [entryId]);
  const made = await reverseEntry(ledger, entryId, day, reason);
  await evenOut(ledger, learnerIds, day, `entry:${made}`);
  await checkCredits(ledger, learnerIds);
  const payload = { eventId: `entry:${made}`, receiptId: null, learnerIds };
  await recordEvents(ledger.tx, ledger.now, [{ topic: feesTopic(ledger.schoolId), payload }]);
}
