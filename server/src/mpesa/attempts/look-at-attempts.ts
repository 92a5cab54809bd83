import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { claimDue } from "../claim-due.js";
import { openDaraja } from "../daraja/open-daraja.js";
import { joinCredited } from "../payments/join-credited.js";
import { numberAt } from "../payments/number-at.js";
import { pullBetween } from "../reconciliation/pull-between.js";
import { AttemptState, OPEN_STATES } from "./attempt-state.js";
import { FailureReason, type Meaning, meaningOf } from "./failure-reason.js";
import { type Attempt, type AttemptChanges, changeAttempt, lockAttempt, readAttempts } from "./lock-attempt.js";
import { nextLook } from "./looks.js";

const MOST = 16;
/** Clocks differ, and the list is asked for to the second. */
const PULLED_AROUND_MS = 5 * 60_000;

/** What asking the provider came to: what its code means, or nothing. */
type Word = { readonly meaning: Meaning; readonly resultCode: string } | null;

/** Looks again at attempts that are not over; tells how many it took up. */
export async function lookAtAttempts(services: Services): Promise<number> {
  const em = services.orm.em.fork() as Em;
  const ids = await claimDue(em, "mpesa_attempt", services.clock.now(), MOST);
  if (ids.length === 0) return 0;
  const attempts = await readAttempts(em, `id in ${placesFor(ids)}`, ids);
  await Promise.all(attempts.map((attempt) => lookAt(services, attempt)));
  services.relay.kick();
  return attempts.length;
}

async function lookAt(services: Services, attempt: Attempt): Promise<void> {
  const { orm, clock, logger } = services;
  try {
    const isSent = attempt.state !== AttemptState.created && attempt.state !== AttemptState.submitting;
    const word = isSent ? await ask(services, attempt) : null;
    await inTransaction(orm.em as Em, (tx) => note(tx, attempt, word, clock.now()));
    // Paid, and no callback: its receipt and amount are in the provider's list.
    const mayBePaid = word?.meaning.kind === "paid" || (isSent && attempt.checkoutRequestId === null);
    if (mayBePaid) await lookForPayment(services, attempt);
  } catch (error) {
    logger.error({ err: error, attempt: attempt.id }, "an attempt could not be looked at; it is tried again");
  }
}

async function ask(services: Services, { shortcode, checkoutRequestId }: Attempt): Promise<Word> {
  const number = numberAt(services.config, shortcode);
  if (checkoutRequestId === null || !number || number.statementOnly) return null;
  const outcome = await openDaraja(services, number).stkQuery(checkoutRequestId);
  if (outcome.kind !== "accepted" || outcome.value.state === "inFlight") return null;
  const { resultCode } = outcome.value;
  return { meaning: meaningOf(resultCode), resultCode };
}

async function note(tx: Em, { id }: Attempt, word: Word, now: Date): Promise<void> {
  const attempt = await lockAttempt(tx, id);
  if (!(OPEN_STATES as readonly AttemptState[]).includes(attempt.state)) return;
  await changeAttempt(tx, attempt, changesFor(attempt, word, now), now);
}

function changesFor(attempt: Attempt, word: Word, now: Date): AttemptChanges {
  if (attempt.state === AttemptState.created) {
    return { state: AttemptState.failed, reason: FailureReason.notSent, dueAt: null };
  }
  const looks = attempt.looks + 1;
  const dueAt = nextLook(attempt.createdAt, looks, now);
  const code = word ? { resultCode: word.resultCode.slice(0, 20) } : {};
  // Told by a callback to be paid: the payment's own verification decides.
  if (word?.meaning.kind === "over" && attempt.receipt === null) {
    const { state, reason } = word.meaning;
    return { ...code, state, reason, looks, dueAt: null };
  }
  const isPaid = word?.meaning.kind === "paid";
  const saidPaidAt = isPaid ? (attempt.saidPaidAt ?? now) : attempt.saidPaidAt;
  if (dueAt === null) {
    return {
      ...code,
      looks,
      saidPaidAt,
      dueAt,
      state: AttemptState.review,
      reason: attempt.reason ?? FailureReason.noAnswer,
    };
  }
  const unknown = { state: AttemptState.unknown, reason: reasonFor(attempt, word) };
  const isKept = attempt.state === AttemptState.prompted && word?.meaning.kind !== "unknown";
  return { ...code, looks, saidPaidAt, dueAt, ...(isKept ? {} : unknown) };
}

const reasonFor = ({ reason }: Attempt, word: Word): FailureReason =>
  word?.meaning.kind === "unknown" ? FailureReason.unknownResult : (reason ?? FailureReason.noAnswer);

/** The list is pulled; money that was credited before anybody knew which attempt it answers is joined to it. */
async function lookForPayment(services: Services, attempt: Attempt): Promise<void> {
  const number = numberAt(services.config, attempt.shortcode);
  if (!number || number.statementOnly) return;
  const { orm, clock } = services;
  const from = new Date(attempt.createdAt.getTime() - PULLED_AROUND_MS);
  await pullBetween(services, number, from, new Date(clock.now().getTime() + PULLED_AROUND_MS));
  await inTransaction(orm.em as Em, (tx) => joinCredited(tx, attempt.id, clock.now()));
}
