import type { Em } from "../../platform/orm.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { readAttempts } from "../attempts/lock-attempt.js";
import { findAwaitingAttempt, PROMPTED_AFTER_MS, PROMPTED_BEFORE_MS } from "./find-awaiting-attempt.js";
import { type Payment, readPayments } from "./lock-payment.js";
import { PaymentState } from "./payment-state.js";
import { tieToAttempt } from "./tie-to-attempt.js";

/** As many payments of one amount for one learner nobody makes in a quarter of an hour. */
const MOST = 20;

/** Joins an attempt to the payment that was credited before it was known to answer it, where only one can be meant. */
export async function joinCredited(tx: Em, id: MpesaAttemptId, now: Date): Promise<void> {
  const [attempt] = await readAttempts(tx, "id = ?", [id]);
  if (!attempt || attempt.receipt !== null) return;
  const { schoolId, shortcode, learnerId, cents, createdAt } = attempt;
  const payments = await readPayments(
    tx,
    `school_id = ? and shortcode = ? and learner_id = ? and cents = ? and attempt_id is null and state = ?
     and paid_at between ? and ? limit ${MOST}`,
    [
      schoolId,
      shortcode,
      learnerId,
      cents,
      PaymentState.allocated,
      new Date(createdAt.getTime() - PROMPTED_AFTER_MS),
      new Date(createdAt.getTime() + PROMPTED_BEFORE_MS),
    ],
  );
  const answers: Payment[] = [];
  for (const payment of payments) if ((await findAwaitingAttempt(tx, payment)) === id) answers.push(payment);
  const [only, another] = answers;
  if (only && !another) await tieToAttempt(tx, only.id, id, now);
}
