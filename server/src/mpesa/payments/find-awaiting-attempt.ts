import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { parsePhone } from "../../values/phone.js";
import { AttemptState, OPEN_STATES } from "../attempts/attempt-state.js";
import type { Payment } from "./lock-payment.js";
import { bareAccount } from "./match-account.js";

/** A prompt is open for a minute or two; clocks differ. */
export const PROMPTED_BEFORE_MS = 15 * 60_000;
export const PROMPTED_AFTER_MS = 2 * 60_000;

/** More than one family asks for at once; among more, nothing is told apart. */
const MOST = 50;

type Candidate = { readonly id: MpesaAttemptId; readonly phone: string; readonly isAwaiting: number | boolean };

/**
 * The one prompt whose callback never came and that a payment, known from elsewhere, can only be the answer to: same
 * account, amount and time, the same phone where the payer's is told whole, and either the provider said that it is paid
 * or its answer was lost. Null where none or several could be meant.
 */
export async function findAwaitingAttempt(
  tx: Em,
  { schoolId, shortcode, account, cents, paidAt, payerPhone }: Payment,
): Promise<MpesaAttemptId | null> {
  if (account === null) return null;
  const open = [...OPEN_STATES, AttemptState.review];
  const found = await runSql<Candidate>(
    tx,
    `select id, phone, (said_paid_at is not null or checkout_request_id is null) as isAwaiting from mpesa_attempt
     where shortcode = ? and account = ? and school_id = ? and cents = ? and receipt is null and state in ${placesFor(open)}
     and created_at between ? and ? limit ${MOST}`,
    [
      shortcode,
      bareAccount(account),
      schoolId,
      cents,
      ...open,
      new Date(paidAt.getTime() - PROMPTED_BEFORE_MS),
      new Date(paidAt.getTime() + PROMPTED_AFTER_MS),
    ],
  );
  // Masked or hashed, a phone tells nothing apart.
  const payer = payerPhone === null ? null : parsePhone(payerPhone);
  const possible = payer === null ? found : found.filter(({ phone }) => phone === payer);
  const [only, another] = possible;
  return only?.isAwaiting && !another ? only.id : null;
}
