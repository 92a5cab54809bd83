import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { AttemptState } from "../attempts/attempt-state.js";
import type { Payment } from "./lock-payment.js";
import { bareAccount } from "./match-account.js";

/** A prompt is open for a minute or two; clocks differ. */
export const PROMPTED_BEFORE_MS = 15 * 60_000;
export const PROMPTED_AFTER_MS = 2 * 60_000;

/**
 * The one prompt whose callback never came and that a payment, known from elsewhere, can only be the answer to: same
 * account, amount and time, and either the provider said that it is paid or its answer was lost. Null where none or
 * several could be meant.
 */
export async function findAwaitingAttempt(
  tx: Em,
  { schoolId, shortcode, account, cents, paidAt }: Payment,
): Promise<MpesaAttemptId | null> {
  if (account === null) return null;
  const found = await runSql<{ id: MpesaAttemptId }>(
    tx,
    `select id from mpesa_attempt where shortcode = ? and account = ? and school_id = ? and cents = ? and receipt is null
     and (said_paid_at is not null or checkout_request_id is null) and state in (?, ?, ?)
     and created_at between ? and ? limit 2`,
    [
      shortcode,
      bareAccount(account),
      schoolId,
      cents,
      AttemptState.prompted,
      AttemptState.unknown,
      AttemptState.review,
      new Date(paidAt.getTime() - PROMPTED_BEFORE_MS),
      new Date(paidAt.getTime() + PROMPTED_AFTER_MS),
    ],
  );
  return found.length === 1 ? found[0]!.id : null;
}
