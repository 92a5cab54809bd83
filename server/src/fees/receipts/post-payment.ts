import { randomInt } from "node:crypto";
import { type OutgoingEvent, recordEvents } from "../../events/outbox.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { JournalEntryId, LearnerId, ReceiptId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { openDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { type Ledger, takeNumbers } from "../ledger/open-ledger.js";
import { type EntryLine, postEntry } from "../ledger/post-entry.js";
import { readOpenLines } from "../ledger/read-open-lines.js";
import { settle } from "../ledger/settle.js";
import { feesTopic, paymentsTopic } from "../live/fees-topics.js";
import { ACCOUNT_OF, type Channel } from "./channel.js";

export type Share = { readonly learnerId: LearnerId; readonly cents: Cents };

export type NewPayment = {
  readonly channel: Channel;
  /** Normalised by the caller: the same payment always comes under the same reference. */
  readonly reference: string;
  readonly cents: Cents;
  readonly payer: string | null;
  /** What the payer wrote of whom or what it is for, as it came; it is read by people only. */
  readonly narration?: string | null;
  /** When it is closed, the payment counts for the next day that is open: money that came in is never refused. */
  readonly day: SchoolDay;
  readonly paidAt: Date;
  /** Whom it is for; what they leave of it goes to suspense. Learners of this school, each once, amounts above 0. */
  readonly shares: readonly Share[];
};

export type PostedPayment = {
  readonly receiptId: ReceiptId;
  readonly number: number;
  /** False when the payment was there already: nothing was written. */
  readonly isNew: boolean;
};

const RECEIPT = {
  name: "receipt",
  columns: [
    ...([
      "schoolId",
      "number",
      "channel",
      "reference",
      "cents",
      "payer",
      "narration",
      "day",
      "paidAt",
      "code",
    ] as const),
    ...(["entryId", "recordedBy", "reversedAt", "createdAt"] as const),
  ],
} as const;
// Without letters and digits that are taken for each other.
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;
const MAX_NARRATION = 120;

/**
 * Receipts money, once for each channel and reference: it pays what each learner owes, oldest invoice first, the rest is
 * theirs ahead, and what nobody was named for waits in suspense. Tells guardians and the school in the same transaction.
 */
export async function postPayment(ledger: Ledger, payment: NewPayment): Promise<PostedPayment> {
  const known = await findPayment(ledger, payment.channel, payment.reference);
  if (known) return { ...known, isNew: false };
  const { tx, schoolId, userId, now } = ledger;
  const { channel, reference, cents, payer, paidAt, shares } = payment;
  const narration = payment.narration?.slice(0, MAX_NARRATION) ?? null;
  const day = openDay(ledger, payment.day);
  const number = await takeNumbers(ledger, "receipts");
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
  const said = { channel, reference, cents, payer, narration, day, paidAt };
  const made = { schoolId, number, code, entryId: 0, recordedBy: userId, reversedAt: null, createdAt: now };
  await writeRows(tx, RECEIPT, [{ ...said, ...made }]);
  const { receiptId } = (await findPayment(ledger, channel, reference))!;
  const entryId = await postEntry(ledger, {
    kind: EntryKind.payment,
    day,
    memo: reference,
    key: `payment:receipt:${receiptId}`,
    receiptId,
    lines: [{ account: ACCOUNT_OF[channel], cents }, ...(await creditLines(ledger, cents, shares))],
  });
  await noteEntry(ledger, receiptId, entryId);
  await recordEvents(tx, now, paymentEvents(ledger, receiptId, shares, `receipt:${receiptId}`));
  return { receiptId, number, isNew: true };
}

/** The credit side of money that came in, or left suspense: to each learner's open lines, their credit, and suspense. */
export async function creditLines(ledger: Ledger, cents: Cents, shares: readonly Share[]): Promise<EntryLine[]> {
  const learnerIds = shares.map(({ learnerId }) => learnerId);
  const standings = await readOpenLines(ledger.tx, ledger.schoolId, learnerIds);
  const lines: EntryLine[] = [];
  for (const { learnerId, cents: share } of shares) {
    const { parts, rest } = settle(standings.get(learnerId)!.lines, share);
    for (const { invoiceLineId, voteHeadId, cents: part } of parts) {
      lines.push({ account: Account.receivable, learnerId, voteHeadId, invoiceLineId, cents: -part as Cents });
    }
    lines.push({ account: Account.credit, learnerId, cents: (NO_MONEY - rest) as Cents });
  }
  const unnamed = cents - addMoney(shares.map((share) => share.cents));
  if (unnamed < 0) throw new Error("more was shared out than came in");
  lines.push({ account: Account.suspense, cents: (NO_MONEY - unnamed) as Cents });
  return lines;
}

/** What is told of money that reached learners; the ids stay the same however often it is told. */
export function paymentEvents(
  { schoolId }: Ledger,
  receiptId: ReceiptId,
  shares: readonly Share[],
  cause: string,
): OutgoingEvent[] {
  const learnerIds = shares.map(({ learnerId }) => learnerId);
  return [
    { topic: feesTopic(schoolId), payload: { eventId: cause, receiptId, learnerIds } },
    ...shares.map(({ learnerId, cents }) => ({
      topic: paymentsTopic(learnerId),
      payload: { eventId: `${cause}:${learnerId}`, receiptId, learnerId, cents },
    })),
  ];
}

/** The receipt that was written for a payment, if one was. */
export async function findPayment(
  { tx, schoolId }: Pick<Ledger, "tx" | "schoolId">,
  channel: Channel,
  reference: string,
): Promise<{ receiptId: ReceiptId; number: number } | null> {
  const sql = "select id as receiptId, number from receipt where school_id = ? and channel = ? and reference = ?";
  const [found] = await runSql<{ receiptId: ReceiptId; number: number }>(tx, sql, [schoolId, channel, reference]);
  return found ?? null;
}

async function noteEntry({ tx }: Ledger, receiptId: ReceiptId, entryId: JournalEntryId): Promise<void> {
  await runSql(tx, "update receipt set entry_id = ? where id = ?", [entryId, receiptId]);
}
