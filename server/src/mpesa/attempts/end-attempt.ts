import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { AttemptState } from "./attempt-state.js";
import type { FailureReason } from "./failure-reason.js";
import { type Attempt, changeAttempt } from "./lock-attempt.js";

/** Its money is in the journal. That overrides whatever was believed before; an end that is overridden is audited. */
export async function succeed(tx: Em, attempt: Attempt, receipt: string, now: Date): Promise<void> {
  if (attempt.state === AttemptState.succeeded) return;
  const wasOver = attempt.state === AttemptState.failed || attempt.state === AttemptState.expired;
  if (wasOver || attempt.state === AttemptState.review) {
    await recordAudit(tx, {
      schoolId: attempt.schoolId,
      userId: null,
      action: "mpesa-attempt.overridden",
      subject: `mpesa-attempt:${attempt.id}`,
      detail: `${attempt.state} (${attempt.reason ?? "no reason"}) became succeeded by ${receipt}`,
      at: now,
    });
  }
  await changeAttempt(tx, attempt, { state: AttemptState.succeeded, reason: null, receipt, dueAt: null }, now);
}

/** A person has to decide; not where it is paid already. */
export async function sendToReview(tx: Em, attempt: Attempt, reason: FailureReason, now: Date): Promise<void> {
  if (attempt.state === AttemptState.succeeded) return;
  await changeAttempt(tx, attempt, { state: AttemptState.review, reason, dueAt: null }, now);
}
