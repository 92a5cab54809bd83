import { ErrorCode, Refusal } from "../../errors.js";
import { recordEvents } from "../../events/outbox.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { LearnerId } from "../../values/ids.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { openDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { feesTopic } from "../live/fees-topics.js";
import { wasPosted } from "../ledger/was-posted.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import type { RequestKey } from "../read-request-key.js";
import { checkShares } from "../receipts/check-shares.js";
import { checkCredit } from "./check-credit.js";

export type Transfer = {
  readonly key: RequestKey;
  readonly from: LearnerId;
  readonly to: LearnerId;
  readonly cents: Cents;
  readonly reason: string;
};

const MAX_REASON = 160;

/**
 * Gives what one learner has paid ahead to another, once for each key, such as a bursary of one who had paid already.
 * It pays what the other owes. No guardian is told of a payment, for none was made.
 */
export async function transferCredit(ledger: Ledger, wanted: Transfer): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const { key, from, to } = wanted;
  const entryKey = `transfer:${from}:${to}:${key}`;
  if (await wasPosted(ledger, entryKey, wanted.cents)) return;
  if (from === to) throw new Refusal(ErrorCode.badInput, "Choose another learner to give it to.");
  const cents = readAmount(wanted.cents, "what is transferred");
  const reason = readLine(wanted.reason, "why", MAX_REASON);
  const both = [from, to].map((learnerId) => ({ learnerId, cents }));
  await checkShares(ledger, both, (2 * cents) as Cents);
  await checkCredit(ledger, from, cents);
  const day = openDay(ledger, schoolDayAt(now));
  const entryId = await postEntry(ledger, {
    kind: EntryKind.transfer,
    day,
    memo: reason,
    key: entryKey,
    lines: [
      { account: Account.credit, learnerId: from, cents },
      { account: Account.credit, learnerId: to, cents: (NO_MONEY - cents) as Cents },
    ],
  });
  await evenOut(ledger, [to], day, `entry:${entryId}`);
  const payload = { eventId: `entry:${entryId}`, receiptId: null, learnerIds: [from, to] };
  await recordEvents(tx, now, [{ topic: feesTopic(schoolId), payload }]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "credit.transferred",
    subject: `learner:${from}`,
    detail: `KES ${formatMoney(cents)} to learner ${to}: ${reason}`,
  });
}
