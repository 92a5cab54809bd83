import type { Em } from "../../platform/orm.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { AttemptState, OPEN_STATES } from "../attempts/attempt-state.js";
import { FailureReason, meaningOf } from "../attempts/failure-reason.js";
import { type Attempt, changeAttempt, lockAttempt, readAttempts } from "../attempts/lock-attempt.js";
import { notePayment } from "../payments/note-payment.js";
import { NoticeFault } from "./notice-kind.js";
import { readStkCallback, type StkCallback, type StkPaid } from "./read-stk-callback.js";

/**
 * Takes in what came to a prompt's own address, whose token has shown which prompt is meant. That money was paid is noted,
 * to be verified; that it was not is believed at once. Tells why it was put aside, if it was.
 */
export async function takeStkNotice(
  tx: Em,
  attemptId: MpesaAttemptId,
  body: string,
  now: Date,
): Promise<NoticeFault | null> {
  const callback = readStkCallback(body);
  if (!callback) return NoticeFault.unreadable;
  const fault = await checkRequest(tx, attemptId, callback.checkoutRequestId);
  if (fault) return fault;
  const meaning = meaningOf(callback.resultCode);
  if (meaning.kind !== "paid") return takeUnpaid(tx, attemptId, callback, now);
  if (callback.paid?.cents === null) return NoticeFault.strangeAmount;
  return takePaid(tx, attemptId, callback, callback.paid, now);
}

/** A prompt has one request; of one whose answer was lost, the token is what makes it known. */
async function checkRequest(tx: Em, id: MpesaAttemptId, checkoutRequestId: string): Promise<NoticeFault | null> {
  const [holder] = await readAttempts(tx, "checkout_request_id = ?", [checkoutRequestId]);
  if (holder) return holder.id === id ? null : NoticeFault.otherAttempt;
  const [attempt] = await readAttempts(tx, "id = ?", [id]);
  return attempt!.checkoutRequestId === null ? null : NoticeFault.unknownRequest;
}

async function takeUnpaid(tx: Em, id: MpesaAttemptId, callback: StkCallback, now: Date): Promise<null> {
  const attempt = await lockAttempt(tx, id);
  const { checkoutRequestId, resultCode } = callback;
  // Of one that was told to be paid, asking decides.
  const isOpen = (OPEN_STATES as readonly AttemptState[]).includes(attempt.state) && attempt.receipt === null;
  if (!isOpen) return null;
  const meaning = meaningOf(resultCode);
  const seen = { checkoutRequestId, resultCode };
  if (meaning.kind === "over") {
    const { state, reason } = meaning;
    await changeAttempt(tx, attempt, { ...seen, state, reason, dueAt: null }, now);
  } else if (meaning.kind === "unknown") {
    const unknown = { state: AttemptState.unknown, reason: FailureReason.unknownResult };
    await changeAttempt(tx, attempt, { ...seen, ...unknown, dueAt: now }, now);
  } else {
    await changeAttempt(tx, attempt, seen, now);
  }
  return null;
}

async function takePaid(
  tx: Em,
  id: MpesaAttemptId,
  { checkoutRequestId, resultCode }: StkCallback,
  paid: (StkPaid & { cents: unknown }) | null,
  now: Date,
): Promise<null> {
  const [before] = await readAttempts(tx, "id = ?", [id]);
  if (paid) await notePayment(tx, toPayment(before!, paid as Told, now), now);
  const attempt = await lockAttempt(tx, id);
  const isOpen = (OPEN_STATES as readonly AttemptState[]).includes(attempt.state);
  const seen = { checkoutRequestId, resultCode };
  // Without a receipt nothing can be credited: asking, and a pull, have to supply it.
  if (attempt.state !== AttemptState.succeeded) {
    await changeAttempt(tx, attempt, isOpen && !paid ? { ...seen, dueAt: now } : seen, now);
  }
  return null;
}

type Told = StkPaid & { cents: NonNullable<StkPaid["cents"]> };

const toPayment = (attempt: Attempt, { receipt, cents, paidAt, phone }: Told, now: Date) => ({
  schoolId: attempt.schoolId,
  shortcode: attempt.shortcode,
  receipt,
  cents,
  paidAt: paidAt ?? now,
  payerPhone: phone,
  payerName: null,
  account: attempt.account,
  learnerId: attempt.learnerId,
  attemptId: attempt.id,
  verifiedBy: null,
});
