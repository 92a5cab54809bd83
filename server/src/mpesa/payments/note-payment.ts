import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { LearnerId, MpesaAttemptId, MpesaPaymentId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { changePayment, lockPayment, type Payment, type PaymentChanges } from "./lock-payment.js";
import { PaymentState, ReviewReason, type VerifiedBy } from "./payment-state.js";
import { tieToAttempt } from "./tie-to-attempt.js";

/** Money that some message tells of. */
export type ToldPayment = {
  readonly schoolId: SchoolId;
  readonly shortcode: string;
  readonly receipt: string;
  readonly cents: Cents;
  readonly paidAt: Date;
  readonly payerPhone: string | null;
  readonly payerName: string | null;
  readonly account: string | null;
  readonly learnerId: LearnerId | null;
  /** The prompt that it answers, when the prompt's own address was called. */
  readonly attemptId: MpesaAttemptId | null;
  /** Whose word it is, when it is one to credit on. */
  readonly verifiedBy: VerifiedBy | null;
};

/**
 * Notes money that was told of, once for each receipt number whoever tells of it: a prompt's callback, a confirmation, a
 * pull, a statement. What one message lacks another supplies; where they disagree about the amount, a person decides. What
 * a person dismissed is taken up again when the provider lists it, and as it does.
 * Never credits: it makes the payment due to be verified, or to be credited where the word is good.
 */
export async function notePayment(tx: Em, told: ToldPayment, now: Date): Promise<{ isNew: boolean; payment: Payment }> {
  const known = await findPaymentId(tx, told.receipt);
  const id = known ?? (await insert(tx, told, now));
  const payment = await lockPayment(tx, id);
  const changes = known === null ? {} : learn(payment, told, now);
  if (Object.keys(changes).length > 0) await changePayment(tx, payment, changes, now);
  if (payment.state === PaymentState.dismissed && changes.state) await auditOverridden(tx, payment, told, now);
  if (told.attemptId !== null) await tieToAttempt(tx, id, told.attemptId, now);
  return { isNew: known === null, payment: await lockPayment(tx, id) };
}

async function auditOverridden(tx: Em, { id, schoolId, cents }: Payment, told: ToldPayment, now: Date): Promise<void> {
  await recordAudit(tx, {
    schoolId,
    userId: null,
    action: "mpesa-payment.overridden",
    subject: `mpesa-payment:${id}`,
    detail: `dismissed as KES ${cents / 100}; ${told.verifiedBy} has ${told.receipt} with KES ${told.cents / 100}`,
    at: now,
  });
}

async function findPaymentId(em: Em, receipt: string): Promise<MpesaPaymentId | null> {
  const sql = "select id from mpesa_payment where receipt = ?";
  const [found] = await runSql<{ id: MpesaPaymentId }>(em, sql, [receipt]);
  return found?.id ?? null;
}

async function insert(tx: Em, told: ToldPayment, now: Date): Promise<MpesaPaymentId> {
  const state = told.verifiedBy ? PaymentState.verified : PaymentState.received;
  await runSql(
    tx,
    `insert ${isSqlite(tx) ? "or ignore " : "ignore "}into mpesa_payment (school_id, shortcode, receipt, cents, paid_at,
       payer_phone, payer_name, account, learner_id, state, verified_by, tries, due_at, created_at, changed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    [
      told.schoolId,
      told.shortcode,
      told.receipt,
      told.cents,
      told.paidAt,
      told.payerPhone,
      told.payerName,
      told.account,
      told.learnerId,
      state,
      told.verifiedBy,
      now,
      now,
      now,
    ],
  );
  const id = await findPaymentId(tx, told.receipt);
  if (id === null) throw new Error("a payment was noted and is not there");
  return id;
}

/** What a further message about a payment that is known changes. */
function learn(payment: Payment, told: ToldPayment, now: Date): PaymentChanges {
  if (payment.state === PaymentState.dismissed) return takeUp(payment, told, now);
  const isOpen = payment.state === PaymentState.received || payment.state === PaymentState.verified;
  if (payment.cents !== told.cents || payment.shortcode !== told.shortcode) {
    return isOpen && payment.review === null ? { review: ReviewReason.amountsDisagree, dueAt: null } : {};
  }
  const supplied = {
    payerName: payment.payerName ?? told.payerName,
    payerPhone: payment.payerPhone ?? told.payerPhone,
    account: payment.account ?? told.account,
  };
  if (payment.state !== PaymentState.received) return supplied;
  const isOurs = payment.schoolId === told.schoolId;
  const learnerId = payment.learnerId ?? (isOurs ? told.learnerId : null);
  if (!told.verifiedBy) return { ...supplied, learnerId };
  const { verifiedBy } = told;
  // Of one that a person decides about, they are told that it is true, and no more.
  if (payment.review === ReviewReason.amountDiffers) return { ...supplied, verifiedBy };
  return { ...supplied, learnerId, verifiedBy, state: PaymentState.verified, review: null, dueAt: now };
}

/** A person found no such money; where the provider lists it, it is there. */
function takeUp(payment: Payment, { verifiedBy, cents, shortcode, ...told }: ToldPayment, now: Date): PaymentChanges {
  if (!verifiedBy || payment.shortcode !== shortcode || payment.schoolId !== told.schoolId) return {};
  const learnerId = told.learnerId ?? payment.learnerId;
  const { payerName, account } = told;
  const said = { payerName: payerName ?? payment.payerName, account: account ?? payment.account };
  return { ...said, cents, learnerId, verifiedBy, state: PaymentState.verified, review: null, dueAt: now };
}
