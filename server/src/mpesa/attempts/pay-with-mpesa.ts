import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { isWholeShillings } from "../../values/money.js";
import { callbackToken } from "../callback-token.js";
import { callbackBase } from "../daraja/callback-base.js";
import { shortcodeOf } from "../daraja/shortcode-of.js";
import { createAttempt, findByKey, type Wanted } from "./create-attempt.js";
import { limitPrompts } from "./limit-prompts.js";
import type { Attempt } from "./lock-attempt.js";
import { submitAttempt } from "./submit-attempt.js";

const LEAST = 100;
const MOST = 25_000_000;

/**
 * Prompts a phone to pay for a learner. Asked again with the same key it prompts nobody, and tells what became of the
 * first. Whether the viewer may pay for the learner was settled before.
 */
export async function payWithMpesa(services: Services, viewer: UserViewer, wanted: Wanted): Promise<Attempt> {
  checkWanted(wanted);
  const { orm, clock, config } = services;
  const at = shortcodeOf(config, viewer.schoolId);
  const base = at && callbackBase(services, at.shortcode);
  if (!at || !base) {
    const instead = "Pay at its paybill, at the bank or at the office.";
    throw new Refusal(ErrorCode.conflict, `This school is not paid by a prompt on the phone. ${instead}`);
  }
  const known = await findByKey(orm.em.fork() as Em, viewer, wanted);
  if (known) return known;
  await limitPrompts(services, viewer.userId);
  const token = callbackToken();
  const number = { shortcode: at.shortcode.shortcode, prefix: at.school.prefix };
  const { attempt, isNew } = await inTransaction(orm.em as Em, (tx) =>
    createAttempt(tx, viewer, wanted, number, token, clock.now()),
  ).catch(async (error: unknown) => {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The key was being used at the same time, for another learner.
    const attempt = await findByKey(orm.em.fork() as Em, viewer, wanted);
    if (!attempt) throw error;
    return { attempt, isNew: false };
  });
  return isNew ? submitAttempt(services, at.shortcode, attempt, new URL(`/payments/stk/${token}`, base)) : attempt;
}

function checkWanted({ cents, key }: Wanted): void {
  if (!isWholeShillings(cents) || cents < LEAST || cents > MOST) {
    throw new Refusal(ErrorCode.badInput, "M-Pesa moves whole shillings, from KES 1 to KES 250,000 at a time.");
  }
  if (!/^[\w-]{1,64}$/.test(key)) {
    throw new Refusal(ErrorCode.badInput, "The key is 1 to 64 letters, digits, hyphens or underscores.");
  }
}
