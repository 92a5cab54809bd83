import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { type Attempt, readAttempts } from "../attempts/lock-attempt.js";
import { meaningOf } from "../attempts/failure-reason.js";
import { callbackToken } from "../callback-token.js";
import { callbackBase } from "../daraja/callback-base.js";
import type { DarajaClient } from "../daraja/daraja-client.js";
import { openDaraja } from "../daraja/open-daraja.js";
import { pullBetween } from "../reconciliation/pull-between.js";
import { changePayment, lockPayment, type Payment, type PaymentChanges } from "./lock-payment.js";
import { numberAt } from "./number-at.js";
import { PaymentState, ReviewReason, VerifiedBy } from "./payment-state.js";

/** How long until a payment that could not be verified is asked about again, in seconds; after the last a person decides. */
const PROMPT_AGAIN_AFTER = [2, 5, 15, 30, 75, 300, 900, 3600, 3 * 3600] as const;
/** A status comes in its own time: between two askings the list is pulled. */
const PAYMENT_AGAIN_AFTER = [30, 60, 120, 300, 900, 3600, 3 * 3600] as const;
const PULLED_AROUND_MS = 10 * 60_000;

type Word = "good" | "later" | "against";

/**
 * Asks the provider whether a payment is true. A prompt's: token, own attempt, equal amount, and the query says paid. Any
 * other: its status, which comes later, or a pull. Nothing is locked meanwhile. Tells whether it may be credited.
 */
export async function verifyPayment(services: Services, payment: Payment): Promise<boolean> {
  const number = numberAt(services.config, payment.shortcode);
  const em = services.orm.em.fork() as Em;
  const [attempt] = payment.attemptId === null ? [] : await readAttempts(em, "id = ?", [payment.attemptId]);
  if (!number || number.statementOnly) return note(services, payment, "later");
  const daraja = openDaraja(services, number);
  if (attempt) return note(services, payment, await askAboutPrompt(daraja, payment, attempt));
  const word = await askAboutPayment(services, daraja, number, payment);
  return word === "good" || note(services, payment, word);
}

async function askAboutPrompt(daraja: DarajaClient, payment: Payment, attempt: Attempt): Promise<Word> {
  const isItsOwn = attempt.receipt === payment.receipt && attempt.cents === payment.cents;
  if (!isItsOwn || attempt.checkoutRequestId === null) return "against";
  const outcome = await daraja.stkQuery(attempt.checkoutRequestId);
  if (outcome.kind !== "accepted" || outcome.value.state === "inFlight") return "later";
  const meaning = meaningOf(outcome.value.resultCode);
  if (meaning.kind === "paid") return "good";
  return meaning.kind === "over" ? "against" : "later";
}

/** Asks for the status at an address of its own, and when it was asked already, or cannot be, pulls what was paid then. */
async function askAboutPayment(
  services: Services,
  daraja: DarajaClient,
  number: LiveShortcode,
  payment: Payment,
): Promise<Word> {
  const base = callbackBase(services, number);
  if (base && number.initiator && payment.tries % 2 === 0) {
    const token = callbackToken();
    const isOpen = await change(services, payment, { tokenHash: hashSecret(token) });
    if (!isOpen) return "later";
    const outcome = await daraja.transactionStatus(payment.receipt, new URL(`/payments/status/${token}`, base).href);
    if (outcome.kind === "accepted" || outcome.kind === "unknown") return "later";
  }
  const from = new Date(payment.paidAt.getTime() - PULLED_AROUND_MS);
  await pullBetween(services, number, from, new Date(payment.paidAt.getTime() + PULLED_AROUND_MS));
  const [now] = await inTransaction(services.orm.em as Em, async (tx) => [await lockPayment(tx, payment.id)]);
  return now!.state === PaymentState.verified && now!.review === null ? "good" : "later";
}

/** Notes what was learnt, if the payment still waits for it; tells whether it may be credited. */
async function note(services: Services, payment: Payment, word: Word): Promise<boolean> {
  const now = services.clock.now();
  if (word === "good") {
    const verified = { state: PaymentState.verified, verifiedBy: VerifiedBy.query, dueAt: now };
    await change(services, payment, verified);
    return true;
  }
  const seconds = (payment.attemptId === null ? PAYMENT_AGAIN_AFTER : PROMPT_AGAIN_AFTER)[payment.tries];
  const isLast = seconds === undefined;
  const review = word === "against" ? ReviewReason.contradicted : ReviewReason.unverified;
  const giveUp = isLast || (word === "against" && payment.tries >= MOST_AGAINST);
  const again = { tries: payment.tries + 1, dueAt: new Date(now.getTime() + (seconds ?? 0) * 1000) };
  await change(services, payment, giveUp ? { review, dueAt: null } : again);
  return false;
}

/** A query may lag behind a callback; one that says no as often as this is believed. */
const MOST_AGAINST = 4;

async function change({ orm, clock }: Services, { id }: Payment, changes: PaymentChanges): Promise<boolean> {
  return inTransaction(orm.em as Em, async (tx) => {
    const payment = await lockPayment(tx, id);
    const isOpen = payment.state === PaymentState.received && payment.review === null;
    if (isOpen) await changePayment(tx, payment, changes, clock.now());
    return isOpen;
  });
}
