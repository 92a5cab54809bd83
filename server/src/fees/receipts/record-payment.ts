import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { ReceiptId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { type Cents, formatMoney } from "../../values/money.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { countingDay } from "../ledger/counting-day.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readAmount } from "../read-amount.js";
import { readLine, readOptionalLine } from "../read-line.js";
import type { RequestKey } from "../read-request-key.js";
import { Channel } from "./channel.js";
import { checkShares } from "./check-shares.js";
import { findPayment, type PostedPayment, postPayment, type Share } from "./post-payment.js";

export type PaymentByHand = {
  readonly key: RequestKey;
  readonly channel: Channel;
  /** The bank's reference, the number of the cheque with its bank, or of the cash book; none is needed for cash and goods. */
  readonly reference: string | null;
  readonly cents: Cents;
  readonly payer: string | null;
  readonly narration: string | null;
  readonly day: SchoolDay;
  /** Whom it is for; what they leave of it waits in suspense. */
  readonly shares: readonly Share[];
  /** What was brought in kind, and how much of it. */
  readonly goods: string | null;
  readonly quantity: string | null;
};

const MAX_NAME = 120;
const MAX_REFERENCE = 50;
const MAX_GOODS = 60;
const MAX_QUANTITY = 40;

/** Receipts money that somebody took by hand, once for each key: a second click gets the first one's receipt. */
export async function recordPayment(ledger: Ledger, wanted: PaymentByHand): Promise<PostedPayment> {
  const { tx, schoolId, userId, now } = ledger;
  const { key, channel, shares } = wanted;
  const cents = readAmount(wanted.cents, "what was paid");
  const known = await findByKey(ledger, key);
  if (known) {
    if (known.channel === channel && Number(known.cents) === cents) return { ...known, isNew: false };
    throw new Refusal(ErrorCode.conflict, `That key was used for receipt ${known.number}. Begin a new payment.`);
  }
  if (channel === Channel.mpesa) {
    throw new Refusal(ErrorCode.badInput, "M-Pesa payments come in by themselves, or by the provider's statement.");
  }
  const day = checkDay(ledger, wanted.day);
  const payer = readOptionalLine(wanted.payer, "who paid", MAX_NAME);
  const narration = readOptionalLine(wanted.narration, "what the payer wrote", MAX_NAME);
  const { goods, quantity } = readGoods(wanted);
  const reference = await readReference(ledger, wanted);
  await checkShares(ledger, shares, cents);
  const posted = await postPayment(ledger, {
    channel,
    reference,
    cents,
    payer,
    narration,
    day,
    shares,
    paidAt: now,
  });
  await runSql(tx, "update receipt set request_key = ?, goods = ?, quantity = ? where id = ?", [
    key,
    goods,
    quantity,
    posted.receiptId,
  ]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "payment.recorded",
    subject: `receipt:${posted.receiptId}`,
    detail: `Receipt ${posted.number}: KES ${formatMoney(cents)} by ${channel} on ${day}, for ${shares.length} learners`,
  });
  return posted;
}

/** Capitals without blanks and separators, so that one payment comes under one reference however it is typed. */
export const toReference = (text: string): string =>
  toLineText(text)
    .toUpperCase()
    .replaceAll(/[\s\-_./\\]+/g, "");

type Known = { receiptId: ReceiptId; number: number; channel: Channel; cents: Cents };

async function findByKey({ tx, schoolId }: Ledger, key: RequestKey): Promise<Known | null> {
  const sql = "select id as receiptId, number, channel, cents from receipt where school_id = ? and request_key = ?";
  const [found] = await runSql<Known>(tx, sql, [schoolId, key]);
  return found ?? null;
}

function checkDay(ledger: Ledger, day: SchoolDay): SchoolDay {
  const today = schoolDayAt(ledger.now);
  if (day > today) throw new Refusal(ErrorCode.badInput, `That day is still to come: today is ${today}.`);
  return countingDay(ledger, day);
}

function readGoods({ channel, goods, quantity }: PaymentByHand): { goods: string | null; quantity: string | null } {
  if (channel !== Channel.inKind) return { goods: null, quantity: null };
  return {
    goods: readLine(goods, "what was brought", MAX_GOODS),
    quantity: readLine(quantity, "how much was brought", MAX_QUANTITY),
  };
}

async function readReference(ledger: Ledger, { channel, reference, key }: PaymentByHand): Promise<string> {
  const given = toReference(reference ?? "");
  if (given.length > MAX_REFERENCE) {
    throw new Refusal(ErrorCode.badInput, `A reference has at most ${MAX_REFERENCE} letters and digits.`);
  }
  if (given === "") {
    const needsOne = channel === Channel.bank || channel === Channel.cheque;
    const what = channel === Channel.bank ? "the bank's reference" : "the cheque's bank and number";
    if (needsOne) throw new Refusal(ErrorCode.badInput, `Give ${what}, so that it is not entered twice.`);
  }
  const own = given || key;
  const taken = await findPayment(ledger, channel, own);
  if (!taken) return own;
  throw new Refusal(
    ErrorCode.conflict,
    `Receipt ${taken.number} was written for ${own} already. Look at it; if this is another payment, add the bank's name.`,
  );
}
