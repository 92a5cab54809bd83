import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { AttemptState } from "../attempts/attempt-state.js";
import { FailureReason } from "../attempts/failure-reason.js";
import { type Attempt, changeAttempt, lockAttempt, readAttempts } from "../attempts/lock-attempt.js";

const MAX_NOTE = 200;

/** Closes an attempt that waits for a person, who found that nothing was paid. Money that comes all the same reopens it. */
export async function closeAttempt(
  { orm, clock, relay }: Services,
  { schoolId, userId }: UserViewer,
  id: MpesaAttemptId,
  text: string,
): Promise<Attempt> {
  const note = text.trim();
  if (note === "" || note.length > MAX_NOTE) {
    throw new Refusal(ErrorCode.badInput, `Say what you found, in 1 to ${MAX_NOTE} letters.`);
  }
  const closed = await inTransaction(orm.em as Em, async (tx) => {
    const now = clock.now();
    const [known] = await readAttempts(tx, "school_id = ? and id = ?", [schoolId, id]);
    if (!known) throw new Refusal(ErrorCode.notFound, "The school has no such attempt.");
    const attempt = await lockAttempt(tx, id);
    if (attempt.state !== AttemptState.review) {
      throw new Refusal(ErrorCode.conflict, "This attempt does not wait for anybody.");
    }
    await changeAttempt(tx, attempt, { state: AttemptState.failed, reason: FailureReason.foundUnpaid }, now);
    const said = { schoolId, userId, at: now, action: "mpesa-attempt.closed", subject: `mpesa-attempt:${id}` };
    await recordAudit(tx, { ...said, detail: note });
    return lockAttempt(tx, id);
  });
  relay.kick();
  return closed;
}
