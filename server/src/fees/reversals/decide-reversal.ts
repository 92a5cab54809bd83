import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { JournalEntryId, ReceiptId, ReversalId, UserId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { openDay } from "../ledger/counting-day.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readLine } from "../read-line.js";
import { ReversalState } from "./reversal-state.js";
import { reverseOneEntry } from "./reverse-one-entry.js";
import { reverseReceipt } from "./reverse-receipt.js";

type Waiting = {
  receiptId: ReceiptId | null;
  entryId: JournalEntryId | null;
  reason: string;
  state: ReversalState;
  requestedBy: UserId;
};

const MAX_NOTE = 200;

/** Agrees to somebody else's wish, and takes back what it names. Agreed to again, nothing more is done. */
export async function approveReversal(ledger: Ledger, id: ReversalId): Promise<void> {
  const wish = await readWish(ledger, id, ReversalState.approved);
  if (wish.state === ReversalState.approved) return;
  if (wish.requestedBy === ledger.userId) {
    throw new Refusal(ErrorCode.conflict, "You asked for this reversal: somebody else must agree to it.");
  }
  const day = openDay(ledger, schoolDayAt(ledger.now));
  if (wish.receiptId !== null) await reverseReceipt(ledger, wish.receiptId, day, wish.reason);
  else await reverseOneEntry(ledger, wish.entryId!, day, wish.reason);
  await decide(ledger, id, wish, ReversalState.approved, null);
}

/** Declines a wish, somebody else's or one's own; nothing is taken back. */
export async function declineReversal(ledger: Ledger, id: ReversalId, note: string): Promise<void> {
  const why = readLine(note, "why it is declined", MAX_NOTE);
  const wish = await readWish(ledger, id, ReversalState.declined);
  if (wish.state === ReversalState.pending) await decide(ledger, id, wish, ReversalState.declined, why);
}

async function readWish({ tx, schoolId }: Ledger, id: ReversalId, aim: ReversalState): Promise<Waiting> {
  const [wish] = await runSql<Waiting>(
    tx,
    `select receipt_id as receiptId, entry_id as entryId, reason, state, requested_by as requestedBy
     from reversal where school_id = ? and id = ?`,
    [schoolId, id],
  );
  if (!wish) throw new Refusal(ErrorCode.notFound, "Nobody asked for such a reversal.");
  if (wish.state === ReversalState.pending || wish.state === aim) return wish;
  throw new Refusal(ErrorCode.conflict, `This was ${wish.state} already. Ask for the reversal anew if it is needed.`);
}

async function decide(
  { tx, schoolId, userId, now }: Ledger,
  id: ReversalId,
  { receiptId, entryId, reason }: Waiting,
  state: ReversalState,
  note: string | null,
): Promise<void> {
  const sql = "update reversal set state = ?, decided_by = ?, decided_at = ?, note = ? where id = ?";
  await runSql(tx, sql, [state, userId, now, note, id]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: `reversal.${state}`,
    subject: receiptId === null ? `entry:${entryId}` : `receipt:${receiptId}`,
    detail: note ?? reason,
  });
}
