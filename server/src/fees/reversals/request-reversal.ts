import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { JournalEntryId, ReceiptId, ReversalId, UserId } from "../../values/ids.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readLine } from "../read-line.js";
import { findReceipt } from "../receipts/find-receipt.js";
import { ReversalState } from "./reversal-state.js";
import { checkReversible } from "./reverse-one-entry.js";

export type WantedReversal = {
  /** One of the two. */
  readonly receiptId: ReceiptId | null;
  readonly entryId: JournalEntryId | null;
  readonly reason: string;
};

const MAX_REASON = 160;
const REVERSAL = {
  name: "reversal",
  columns: ["schoolId", "receiptId", "entryId", "reason", "state", "requestedBy", "requestedAt"],
} as const;

/** Asks that a receipt or an entry be taken back. Asked again while that waits, it is the same wish. */
export async function requestReversal(ledger: Ledger, wanted: WantedReversal): Promise<ReversalId> {
  const { tx, schoolId, userId, now } = ledger;
  const { receiptId, entryId } = wanted;
  if ((receiptId === null) === (entryId === null)) {
    throw new Refusal(ErrorCode.badInput, "Name the receipt or the entry that is to be reversed.");
  }
  const reason = readLine(wanted.reason, "why it is to be reversed", MAX_REASON);
  if (receiptId !== null && (await findReceipt(tx, schoolId, receiptId)).isReversed) {
    throw new Refusal(ErrorCode.conflict, "This receipt was reversed already.");
  }
  if (entryId !== null) await checkReversible(ledger, entryId);
  const waiting = await findWaiting(ledger, receiptId, entryId);
  if (waiting !== null) return waiting;
  const made = { schoolId, receiptId, entryId, reason, state: ReversalState.pending };
  await writeRows(tx, REVERSAL, [{ ...made, requestedBy: userId as UserId, requestedAt: now }]);
  const id = (await findWaiting(ledger, receiptId, entryId))!;
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "reversal.requested",
    subject: receiptId === null ? `entry:${entryId}` : `receipt:${receiptId}`,
    detail: reason,
  });
  return id;
}

async function findWaiting(
  { tx, schoolId }: Ledger,
  receiptId: ReceiptId | null,
  entryId: JournalEntryId | null,
): Promise<ReversalId | null> {
  const [column, id] = receiptId === null ? ["entry_id", entryId] : ["receipt_id", receiptId];
  const sql = `select id from reversal where school_id = ? and state = ? and ${column} = ?`;
  const [row] = await runSql<{ id: ReversalId }>(tx, sql, [schoolId, ReversalState.pending, id as number]);
  return row?.id ?? null;
}
