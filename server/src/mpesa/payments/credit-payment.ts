import type { Services } from "../../context.js";
import { openLedger } from "../../fees/ledger/open-ledger.js";
import { Channel } from "../../fees/receipts/channel.js";
import { postPayment } from "../../fees/receipts/post-payment.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { MpesaPaymentId, SchoolId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { succeed } from "../attempts/end-attempt.js";
import { lockAttempt } from "../attempts/lock-attempt.js";
import { changePayment, lockPayment, type Payment } from "./lock-payment.js";
import { findAwaitingAttempt } from "./find-awaiting-attempt.js";
import { PaymentState } from "./payment-state.js";

/**
 * Puts verified money into the journal: receipt, entry, events, the payment's state and its prompt's, in one transaction.
 * However often and by however many it is called, once.
 */
export async function creditPayment(
  { orm, clock, relay }: Pick<Services, "orm" | "clock" | "relay">,
  schoolId: SchoolId,
  id: MpesaPaymentId,
): Promise<void> {
  await inTransaction(orm.em as Em, (tx) => credit(tx, schoolId, id, clock.now()));
  relay.kick();
}

async function credit(tx: Em, schoolId: SchoolId, id: MpesaPaymentId, now: Date): Promise<void> {
  const ledger = await openLedger(tx, { schoolId, userId: null }, now);
  const payment = await lockPayment(tx, id);
  if (payment.state !== PaymentState.verified || payment.review !== null) return;
  const { cents, learnerId, receipt, paidAt } = payment;
  const { receiptId } = await postPayment(ledger, {
    channel: Channel.mpesa,
    reference: receipt,
    cents,
    payer: payerOf(payment),
    narration: payment.account,
    day: schoolDayAt(paidAt),
    paidAt,
    shares: learnerId === null ? [] : [{ learnerId, cents }],
  });
  const attemptId = payment.attemptId ?? (await findAwaitingAttempt(tx, payment));
  const state = learnerId === null ? PaymentState.suspense : PaymentState.allocated;
  await changePayment(tx, payment, { state, receiptId, attemptId, dueAt: null }, now);
  if (attemptId === null) return;
  const attempt = await lockAttempt(tx, attemptId);
  await succeed(tx, attempt, receipt, now);
}

/** Who paid, as far as was told: a name, else a number that is not a hash. */
const payerOf = ({ payerName, payerPhone }: Payment): string | null =>
  payerName ?? (payerPhone !== null && payerPhone.length <= 20 ? payerPhone : null);
