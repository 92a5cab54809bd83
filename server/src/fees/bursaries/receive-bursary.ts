import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { BursaryId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Ledger } from "../ledger/open-ledger.js";
import type { RequestKey } from "../read-request-key.js";
import { Channel } from "../receipts/channel.js";
import type { PostedPayment, Share } from "../receipts/post-payment.js";
import { recordPayment } from "../receipts/record-payment.js";
import { BursaryState } from "./bursary-state.js";
import { findBursary } from "./find-bursary.js";

export type BursaryCheque = {
  readonly key: RequestKey;
  readonly bursaryId: BursaryId;
  /** A cheque or a transfer into the bank account. */
  readonly channel: Channel;
  readonly reference: string;
  /** What came, which may differ from what was promised. */
  readonly cents: Cents;
  readonly day: SchoolDay;
  /** Who gets what of it; as it was promised when this is null. */
  readonly shares: readonly Share[] | null;
};

/**
 * Receipts a bursary's cheque, once for each key. Each learner's share pays what they owe; of one who is paid up it is
 * theirs ahead, to be kept or transferred. What the shares leave waits in suspense.
 */
export async function receiveBursary(ledger: Ledger, cheque: BursaryCheque): Promise<PostedPayment> {
  const { tx, schoolId, userId, now } = ledger;
  const { key, bursaryId, channel, reference, cents, day } = cheque;
  const bursary = await findBursary(ledger, bursaryId);
  if (bursary.state === BursaryState.cancelled) {
    throw new Refusal(ErrorCode.conflict, "This bursary was cancelled. Award it anew, then receive it.");
  }
  if (channel !== Channel.cheque && channel !== Channel.bank) {
    throw new Refusal(ErrorCode.badInput, "A bursary comes by cheque or into the bank account.");
  }
  const shares = cheque.shares ?? (await readShares(ledger, bursaryId));
  const goods = { goods: null, quantity: null };
  const from = { payer: bursary.sponsor, narration: bursary.reference };
  const posted = await recordPayment(ledger, { key, channel, reference, cents, day, shares, ...from, ...goods });
  if (!posted.isNew) return posted;
  if (bursary.state === BursaryState.received) {
    throw new Refusal(ErrorCode.conflict, "This bursary has come already. Look at its receipt.");
  }
  await runSql(tx, "update bursary set receipt_id = ? where id = ?", [posted.receiptId, bursaryId]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "bursary.received",
    subject: `bursary:${bursaryId}`,
    detail: `KES ${formatMoney(cents)} by receipt ${posted.number}`,
  });
  return posted;
}

async function readShares({ tx, schoolId }: Ledger, bursaryId: BursaryId): Promise<Share[]> {
  const sql =
    "select learner_id as learnerId, cents from bursary_share where school_id = ? and bursary_id = ? order by id";
  const rows = await runSql<Share>(tx, sql, [schoolId, bursaryId]);
  return rows.map(({ learnerId, cents }) => ({ learnerId, cents: Number(cents) as Cents }));
}
