import type { Config } from "../../config.js";
import type { Em } from "../../platform/orm.js";
import { matchAccount } from "../payments/match-account.js";
import { notePayment } from "../payments/note-payment.js";
import { numberAt } from "../payments/number-at.js";
import { NoticeFault } from "./notice-kind.js";
import { readC2bNotice } from "./read-c2b-notice.js";

/** Takes in what came to a number's confirmation address: the payment is noted, to be verified. */
export async function takeC2bNotice(tx: Em, config: Config, body: string, now: Date): Promise<NoticeFault | null> {
  const notice = readC2bNotice(body);
  if (!notice) return NoticeFault.unreadable;
  const { receipt, cents, account, paidAt, phone, name } = notice;
  const number = numberAt(config, notice.shortcode);
  if (!number || number.schools.length === 0) return NoticeFault.unknownShortcode;
  if (cents === null) return NoticeFault.strangeAmount;
  const { shortcode } = number;
  const { schoolId, learnerId } = await matchAccount(tx, shortcode, number.schools, account);
  const said = { receipt, cents, shortcode, account, paidAt: paidAt ?? now, payerPhone: phone, payerName: name };
  await notePayment(tx, { ...said, schoolId, learnerId, attemptId: null, verifiedBy: null }, now);
  return null;
}
