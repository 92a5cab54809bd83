import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { openLedger } from "../../fees/ledger/open-ledger.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { LearnerId, MpesaPaymentId } from "../../values/ids.js";
import { changePayment, lockPayment, type Payment, readPayments } from "../payments/lock-payment.js";
import { creditPayment } from "../payments/credit-payment.js";
import { PaymentState, VerifiedBy } from "../payments/payment-state.js";

/** What a person finds of a payment that waits for them. */
export const PaymentDecision = {
  /** The money is there: it goes to the learner named, or to suspense. */
  credit: "credit",
  /** There is no such money. */
  dismiss: "dismiss",
} as const;
export type PaymentDecision = (typeof PaymentDecision)[keyof typeof PaymentDecision];

export type Decided = {
  readonly decision: PaymentDecision;
  /** Whom it is for; null for suspense. */
  readonly learnerId: LearnerId | null;
  /** Where it was looked up, and what was found: an auditor reads it. */
  readonly note: string;
};

const MAX_NOTE = 200;

/** Settles a payment that waits for a person. Decided the same way again, nothing more happens. */
export async function decidePayment(
  services: Services,
  viewer: UserViewer,
  id: MpesaPaymentId,
  decided: Decided,
): Promise<Payment> {
  const note = decided.note.trim();
  if (note === "" || note.length > MAX_NOTE) {
    throw new Refusal(ErrorCode.badInput, `Say what you found, in 1 to ${MAX_NOTE} letters.`);
  }
  const { orm, clock } = services;
  const em = orm.em as Em;
  await inTransaction(em, (tx) => decide(tx, viewer, id, { ...decided, note }, clock.now()));
  if (decided.decision === PaymentDecision.credit) await creditPayment(services, viewer.schoolId, id);
  return inTransaction(em, (tx) => lockPayment(tx, id));
}

async function decide(
  tx: Em,
  { schoolId, userId }: UserViewer,
  id: MpesaPaymentId,
  { decision, learnerId, note }: Decided,
  now: Date,
): Promise<void> {
  await openLedger(tx, { schoolId, userId }, now);
  const [known] = await readPayments(tx, "school_id = ? and id = ?", [schoolId, id]);
  if (!known) throw new Refusal(ErrorCode.notFound, "The school has no such payment.");
  const payment = await lockPayment(tx, id);
  if (payment.state !== PaymentState.received && payment.state !== PaymentState.verified) {
    throw new Refusal(ErrorCode.conflict, "This payment does not wait for anybody any more.");
  }
  if (payment.review === null) {
    throw new Refusal(ErrorCode.conflict, "This payment is still being confirmed. Wait until it is, or needs you.");
  }
  const isCredit = decision === PaymentDecision.credit;
  const changes = isCredit
    ? { state: PaymentState.verified, review: null, learnerId, verifiedBy: VerifiedBy.person, dueAt: now }
    : { state: PaymentState.dismissed, dueAt: null };
  await changePayment(tx, payment, changes, now);
  const whom = isCredit ? (learnerId === null ? "suspense" : `learner ${learnerId}`) : "nobody";
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: `mpesa-payment.${decision}`,
    subject: `mpesa-payment:${id}`,
    detail: `${payment.review}: ${payment.receipt}, KES ${payment.cents / 100}, to ${whom}. ${note}`,
  });
}
