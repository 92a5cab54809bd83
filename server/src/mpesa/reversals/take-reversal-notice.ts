import { openLedger } from "../../fees/ledger/open-ledger.js";
import { reverseReceipt } from "../../fees/reversals/reverse-receipt.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { MpesaPaymentId, MpesaReversalId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { NoticeFault } from "../inbox/notice-kind.js";
import { readResult } from "../inbox/read-result.js";
import { changePayment, lockPayment, readPayments } from "../payments/lock-payment.js";
import { PaymentState } from "../payments/payment-state.js";
import { ReversalState } from "./reversal-state.js";

const DONE = "0";

type Open = { readonly id: MpesaReversalId; readonly reason: string };

/**
 * Takes in what came of a reversal that two people agreed to. Money that went back leaves the journal by contra entries, in
 * the same transaction; a result that comes early or twice does so once.
 */
export async function takeReversalNotice(
  tx: Em,
  paymentId: MpesaPaymentId,
  body: string,
  now: Date,
): Promise<NoticeFault | null> {
  const result = readResult(body);
  if (!result) return NoticeFault.unreadable;
  const [known] = await readPayments(tx, "id = ?", [paymentId]);
  if (result.receipt !== null && result.receipt !== known!.receipt) return NoticeFault.unknownRequest;
  const ledger = await openLedger(tx, { schoolId: known!.schoolId, userId: null }, now);
  const payment = await lockPayment(tx, paymentId);
  const [reversal] = await runSql<Open>(
    tx,
    "select id, reason from mpesa_reversal where payment_id = ? and state in (?, ?, ?) order by id desc limit 1",
    [paymentId, ReversalState.sending, ReversalState.sent, ReversalState.unknown],
  );
  if (!reversal || payment.state === PaymentState.reversed) return null;
  const isDone = result.resultCode === DONE;
  if (isDone && result.cents !== null && result.cents !== payment.cents) return NoticeFault.strangeAmount;
  const state = isDone ? ReversalState.done : ReversalState.failed;
  await runSql(tx, "update mpesa_reversal set state = ?, result_code = ? where id = ?", [
    state,
    result.resultCode,
    reversal.id,
  ]);
  if (isDone) {
    await reverseReceipt(ledger, payment.receiptId!, schoolDayAt(now), reversal.reason);
    await changePayment(tx, payment, { state: PaymentState.reversed, dueAt: null }, now);
  }
  const { schoolId, receipt } = payment;
  const subject = `mpesa-payment:${paymentId}`;
  await recordAudit(tx, {
    schoolId,
    userId: null,
    action: `mpesa-reversal.${state}`,
    subject,
    detail: receipt,
    at: now,
  });
  return null;
}
