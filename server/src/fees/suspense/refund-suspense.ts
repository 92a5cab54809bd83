import { recordAudit } from "../../identity/record-audit.js";
import type { ReceiptId } from "../../values/ids.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { checkRefund, type Refund } from "../credit/refund.js";
import { Account } from "../ledger/account.js";
import { openDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { wasPosted } from "../ledger/was-posted.js";
import type { RequestKey } from "../read-request-key.js";
import { readSuspended } from "./read-suspended.js";

export type SuspenseRefund = Refund & { readonly key: RequestKey; readonly receiptId: ReceiptId };

/** Returns money in suspense to who paid it, once for each key. */
export async function refundSuspense(ledger: Ledger, { key, receiptId, ...refund }: SuspenseRefund): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const entryKey = `refund:receipt:${receiptId}:${key}`;
  if (await wasPosted(ledger, entryKey, refund.cents)) return;
  const { cents, from, reason } = await checkRefund(ledger, refund);
  const receipt = await readSuspended(ledger, receiptId, cents);
  await postEntry(ledger, {
    kind: EntryKind.refund,
    day: openDay(ledger, schoolDayAt(now)),
    memo: `Receipt ${receipt.number}: ${reason}`,
    key: entryKey,
    receiptId,
    lines: [
      { account: Account.suspense, cents },
      { account: from, cents: (NO_MONEY - cents) as Cents },
    ],
  });
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "suspense.refunded",
    subject: `receipt:${receiptId}`,
    detail: `KES ${formatMoney(cents)} of receipt ${receipt.number} from ${from}: ${reason}`,
  });
}
