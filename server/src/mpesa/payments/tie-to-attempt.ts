import type { Em } from "../../platform/orm.js";
import type { MpesaAttemptId, MpesaPaymentId } from "../../values/ids.js";
import { sendToReview, succeed } from "../attempts/end-attempt.js";
import { FailureReason } from "../attempts/failure-reason.js";
import { type Attempt, changeAttempt, lockAttempt } from "../attempts/lock-attempt.js";
import { changePayment, lockPayment, type Payment } from "./lock-payment.js";
import { PaymentState, ReviewReason } from "./payment-state.js";

/**
 * Joins a payment and the prompt that it answers. A prompt answers for one receipt: a further one is not verified by
 * asking about the prompt, but as a payment that came by itself.
 */
export async function tieToAttempt(tx: Em, id: MpesaPaymentId, attemptId: MpesaAttemptId, now: Date): Promise<void> {
  const payment = await lockPayment(tx, id);
  const attempt = await lockAttempt(tx, attemptId);
  if (payment.attemptId !== null && payment.attemptId !== attemptId) {
    return sendToReview(tx, attempt, FailureReason.contradicted, now);
  }
  if (attempt.receipt !== null && attempt.receipt !== payment.receipt) return;
  if (payment.cents !== attempt.cents) return doubt(tx, payment, attempt, now);
  if (payment.attemptId === null) await changePayment(tx, payment, { attemptId }, now);
  const isCredited = payment.state === PaymentState.allocated || payment.state === PaymentState.suspense;
  if (isCredited) return succeed(tx, attempt, payment.receipt, now);
  if (attempt.receipt === null) await changeAttempt(tx, attempt, { receipt: payment.receipt }, now);
}

/** What came is not what was asked for. */
async function doubt(tx: Em, payment: Payment, attempt: Attempt, now: Date): Promise<void> {
  const isOpen = payment.state === PaymentState.received || payment.state === PaymentState.verified;
  const doubted = { attemptId: attempt.id, review: ReviewReason.amountDiffers, dueAt: null };
  if (isOpen) await changePayment(tx, payment, doubted, now);
  if (attempt.receipt === null) await changeAttempt(tx, attempt, { receipt: payment.receipt }, now);
  await sendToReview(tx, await lockAttempt(tx, attempt.id), FailureReason.amountDiffers, now);
}
