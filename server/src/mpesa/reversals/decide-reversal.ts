import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { openLedger } from "../../fees/ledger/open-ledger.js";
import { reverseReceipt } from "../../fees/reversals/reverse-receipt.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { MpesaPaymentId, MpesaReversalId, ReceiptId, UserId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { callbackToken } from "../callback-token.js";
import { callbackBase } from "../daraja/callback-base.js";
import { openDaraja } from "../daraja/open-daraja.js";
import { lockPayment, type Payment } from "../payments/lock-payment.js";
import { numberAt } from "../payments/number-at.js";
import { ReversalState } from "./reversal-state.js";

type Wish = {
  readonly paymentId: MpesaPaymentId;
  readonly state: ReversalState;
  readonly askedBy: UserId;
  readonly reason: string;
};

/**
 * Decides on somebody else's wish. What is agreed to is committed as being sent before it is, and sent once: with an answer
 * that is lost, only its result or a person tells what became of it. What could not leave the books is not sent: it was
 * refunded already, or given on.
 */
export async function decideReversal(
  services: Services,
  viewer: UserViewer,
  id: MpesaReversalId,
  agrees: boolean,
): Promise<void> {
  const { orm, clock } = services;
  const token = callbackToken();
  const em = orm.em as Em;
  if (agrees) await rehearse(services, viewer, id);
  const { payment, reason } = await inTransaction(em, (tx) => decide(tx, viewer, id, agrees, token, clock.now()));
  if (!agrees) return;
  const state = await send(services, payment, reason, token);
  // Its result may have been here first.
  const sql = "update mpesa_reversal set state = ? where id = ? and state = ?";
  await inTransaction(em, (tx) => runSql(tx, sql, [state, id, ReversalState.sending]));
}

class Rehearsed extends Error {}

/** Takes the payment out of the books as its result will, and undoes that. */
async function rehearse({ orm, clock }: Services, { schoolId }: UserViewer, id: MpesaReversalId): Promise<void> {
  const now = clock.now();
  const reversed = inTransaction(orm.em as Em, async (tx) => {
    const ledger = await openLedger(tx, { schoolId, userId: null }, now);
    const [found] = await runSql<{ receiptId: ReceiptId | null }>(
      tx,
      `select p.receipt_id as receiptId from mpesa_reversal r join mpesa_payment p on p.id = r.payment_id
       where r.school_id = ? and r.id = ?`,
      [schoolId, id],
    );
    if (found?.receiptId != null) await reverseReceipt(ledger, found.receiptId, schoolDayAt(now), "rehearsed");
    throw new Rehearsed();
  });
  await reversed.catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw error;
  });
}

async function decide(
  tx: Em,
  { schoolId, userId }: UserViewer,
  id: MpesaReversalId,
  agrees: boolean,
  token: string,
  now: Date,
): Promise<{ payment: Payment; reason: string }> {
  const sql = `select payment_id as paymentId, state, asked_by as askedBy, reason from mpesa_reversal
    where school_id = ? and id = ?`;
  const [wish] = await runSql<Wish>(tx, isSqlite(tx) ? sql : `${sql} for update`, [schoolId, id]);
  if (!wish) throw new Refusal(ErrorCode.notFound, "Nobody asked for such a reversal.");
  if (wish.state !== ReversalState.asked) throw new Refusal(ErrorCode.conflict, "This was decided already.");
  if (agrees && wish.askedBy === userId) {
    throw new Refusal(ErrorCode.forbidden, "You asked for this reversal: somebody else must agree to it.");
  }
  const state = agrees ? ReversalState.sending : ReversalState.declined;
  await runSql(tx, "update mpesa_reversal set state = ?, decided_by = ?, decided_at = ?, token_hash = ? where id = ?", [
    state,
    userId,
    now,
    hashSecret(token),
    id,
  ]);
  const payment = await lockPayment(tx, wish.paymentId);
  const action = agrees ? "mpesa-reversal.agreed" : "mpesa-reversal.declined";
  const subject = `mpesa-payment:${payment.id}`;
  await recordAudit(tx, { schoolId, userId, action, subject, detail: payment.receipt, at: now });
  return { payment, reason: wish.reason };
}

async function send(services: Services, payment: Payment, reason: string, token: string): Promise<ReversalState> {
  const number = numberAt(services.config, payment.shortcode);
  const base = number && !number.statementOnly ? callbackBase(services, number) : null;
  if (!number || number.statementOnly || !base) return ReversalState.failed;
  const outcome = await openDaraja(services, number).reverse({
    receipt: payment.receipt,
    amount: payment.cents,
    resultUrl: new URL(`/payments/reversal/${token}`, base).href,
    remarks: reason,
  });
  if (outcome.kind === "accepted") return ReversalState.sent;
  return outcome.kind === "unknown" ? ReversalState.unknown : ReversalState.failed;
}
