import { ErrorCode, Refusal } from "../../errors.js";
import { recordEvents } from "../../events/outbox.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { ReceiptId } from "../../values/ids.js";
import { addMoney, formatMoney } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { openDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { wasPosted } from "../ledger/was-posted.js";
import type { RequestKey } from "../read-request-key.js";
import { checkShares } from "../receipts/check-shares.js";
import { creditLines, paymentEvents, type Share } from "../receipts/post-payment.js";
import { readSuspended } from "./read-suspended.js";

export type Allocation = {
  readonly key: RequestKey;
  readonly receiptId: ReceiptId;
  /** Whom it is for; what they leave of it stays in suspense. */
  readonly shares: readonly Share[];
};

/** Gives money in suspense to the learners it was for, once for each key: it pays what they owe, the rest is theirs ahead. */
export async function allocateSuspense(ledger: Ledger, { key, receiptId, shares }: Allocation): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const entryKey = `allocation:receipt:${receiptId}:${key}`;
  if (shares.length === 0) throw new Refusal(ErrorCode.badInput, "Say whom the money is for.");
  const wanted = addMoney(shares.map(({ cents }) => cents));
  if (await wasPosted(ledger, entryKey, wanted)) return;
  const receipt = await readSuspended(ledger, receiptId, wanted);
  const cents = await checkShares(ledger, shares, wanted);
  const entryId = await postEntry(ledger, {
    kind: EntryKind.allocation,
    day: openDay(ledger, schoolDayAt(now)),
    memo: `Receipt ${receipt.number} found its learners`,
    key: entryKey,
    receiptId,
    lines: [{ account: Account.suspense, cents }, ...(await creditLines(ledger, cents, shares))],
  });
  await recordEvents(tx, now, paymentEvents(ledger, receiptId, shares, `entry:${entryId}`));
  const names = shares.map((share) => `${share.learnerId}: ${formatMoney(share.cents)}`).join(", ");
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "suspense.allocated",
    subject: `receipt:${receiptId}`,
    detail: `Receipt ${receipt.number} to learners ${names}`,
  });
}
