import { recordEvents } from "../../events/outbox.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { LearnerId } from "../../values/ids.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { openDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { feesTopic } from "../live/fees-topics.js";
import { wasPosted } from "../ledger/was-posted.js";
import type { RequestKey } from "../read-request-key.js";
import { checkShares } from "../receipts/check-shares.js";
import { checkCredit } from "./check-credit.js";
import { checkRefund, type Refund } from "./refund.js";

export type CreditRefund = Refund & { readonly key: RequestKey; readonly learnerId: LearnerId };

/** Returns what was paid ahead for a learner to who paid it, once for each key. */
export async function refundCredit(ledger: Ledger, { key, learnerId, ...refund }: CreditRefund): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const entryKey = `refund:learner:${learnerId}:${key}`;
  if (await wasPosted(ledger, entryKey, refund.cents)) return;
  const { cents, from, reason } = await checkRefund(ledger, refund);
  await checkShares(ledger, [{ learnerId, cents }], cents);
  await checkCredit(ledger, learnerId, cents);
  const entryId = await postEntry(ledger, {
    kind: EntryKind.refund,
    day: openDay(ledger, schoolDayAt(now)),
    memo: reason,
    key: entryKey,
    lines: [
      { account: Account.credit, learnerId, cents },
      { account: from, cents: (NO_MONEY - cents) as Cents },
    ],
  });
  const payload = { eventId: `entry:${entryId}`, receiptId: null, learnerIds: [learnerId] };
  await recordEvents(tx, now, [{ topic: feesTopic(schoolId), payload }]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "credit.refunded",
    subject: `learner:${learnerId}`,
    detail: `KES ${formatMoney(cents)} from ${from}: ${reason}`,
  });
}
