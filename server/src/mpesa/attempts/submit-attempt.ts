import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { StkAccepted } from "../daraja/daraja-client.js";
import { openDaraja } from "../daraja/open-daraja.js";
import type { Outcome } from "../daraja/outcome.js";
import { AttemptState } from "./attempt-state.js";
import { sendToReview } from "./end-attempt.js";
import { FailureReason } from "./failure-reason.js";
import { type Attempt, type AttemptChanges, changeAttempt, lockAttempt } from "./lock-attempt.js";
import { nextLook } from "./looks.js";

/**
 * Sends a created attempt to the provider, once: that it is being sent is committed first, so whoever finds it so after a
 * crash leaves it. Nothing is locked while the provider is asked, and its callback may be here before its answer.
 */
export async function submitAttempt(
  services: Services,
  shortcode: LiveShortcode,
  attempt: Attempt,
  callbackUrl: URL,
): Promise<Attempt> {
  const { orm, clock, relay } = services;
  const em = orm.em as Em;
  const mayGo = await inTransaction(em, (tx) => beginSubmitting(tx, attempt, clock.now()));
  if (!mayGo) return inTransaction(em, (tx) => lockAttempt(tx, attempt.id));
  const outcome = await openDaraja(services, shortcode).stkPush({
    amount: attempt.cents,
    phone: attempt.phone,
    accountReference: attempt.account,
    description: "School fees",
    callbackUrl: callbackUrl.href,
  });
  const submitted = await inTransaction(em, (tx) => noteOutcome(tx, attempt, outcome, clock.now()));
  relay.kick();
  return submitted;
}

async function beginSubmitting(tx: Em, { id }: Attempt, now: Date): Promise<boolean> {
  const attempt = await lockAttempt(tx, id);
  if (attempt.state !== AttemptState.created) return false;
  await changeAttempt(tx, attempt, { state: AttemptState.submitting, dueAt: nextLook(attempt.createdAt, 0, now) }, now);
  return true;
}

async function noteOutcome(tx: Em, { id }: Attempt, outcome: Outcome<StkAccepted>, now: Date): Promise<Attempt> {
  const attempt = await lockAttempt(tx, id);
  const requestId = outcome.kind === "accepted" ? outcome.value.checkoutRequestId : null;
  if (requestId !== null && attempt.checkoutRequestId !== null && attempt.checkoutRequestId !== requestId) {
    await sendToReview(tx, attempt, FailureReason.contradicted, now);
  } else if (attempt.state === AttemptState.submitting || attempt.state === AttemptState.unknown) {
    await changeAttempt(tx, attempt, changesFor(outcome), now);
  } else if (requestId !== null && attempt.checkoutRequestId === null) {
    await changeAttempt(tx, attempt, { checkoutRequestId: requestId }, now);
  }
  return lockAttempt(tx, id);
}

function changesFor(outcome: Outcome<StkAccepted>): AttemptChanges {
  switch (outcome.kind) {
    case "accepted":
      return { state: AttemptState.prompted, checkoutRequestId: outcome.value.checkoutRequestId };
    case "refused":
      return over(FailureReason.refused, outcome.code);
    case "busy":
      return over(FailureReason.providerBusy, outcome.code);
    case "unknown":
      return { state: AttemptState.unknown, reason: FailureReason.noAnswer };
  }
}

const over = (reason: FailureReason, code: string): AttemptChanges => ({
  state: AttemptState.failed,
  reason,
  resultCode: code.slice(0, 20),
  dueAt: null,
});
