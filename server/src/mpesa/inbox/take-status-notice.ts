import type { Config } from "../../config.js";
import type { Em } from "../../platform/orm.js";
import type { MpesaPaymentId } from "../../values/ids.js";
import { changePayment, lockPayment } from "../payments/lock-payment.js";
import { numberAt } from "../payments/number-at.js";
import { PaymentState, ReviewReason, VerifiedBy } from "../payments/payment-state.js";
import { NoticeFault } from "./notice-kind.js";
import { readResult } from "./read-result.js";

const DONE = "0";
const COMPLETED = "completed";

/** Takes in the status of a transaction that was asked for: completed, of this amount, to this number, or it is not credited. */
export async function takeStatusNotice(
  tx: Em,
  config: Config,
  paymentId: MpesaPaymentId,
  body: string,
  now: Date,
): Promise<NoticeFault | null> {
  const result = readResult(body);
  if (!result) return NoticeFault.unreadable;
  const payment = await lockPayment(tx, paymentId);
  if (payment.state !== PaymentState.received || payment.review !== null) return null;
  // Not known there yet, or not answered: it is asked again.
  if (result.resultCode !== DONE || result.status === null) return null;
  if (result.receipt !== null && result.receipt !== payment.receipt) return NoticeFault.unknownRequest;
  const isOurs = result.shortcode !== null && numberAt(config, result.shortcode)?.shortcode === payment.shortcode;
  const isSo = result.status === COMPLETED && result.cents === payment.cents && isOurs;
  const changes = isSo
    ? { state: PaymentState.verified, verifiedBy: VerifiedBy.status, dueAt: now }
    : { review: ReviewReason.contradicted, dueAt: null };
  await changePayment(tx, payment, changes, now);
  return null;
}
