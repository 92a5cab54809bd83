import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { countingDay } from "../ledger/counting-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { readAccount } from "../ledger/read-account.js";
import { wasPosted } from "../ledger/was-posted.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import type { RequestKey } from "../read-request-key.js";

export type Banking = {
  readonly key: RequestKey;
  readonly cents: Cents;
  readonly day: SchoolDay;
  /** Of the deposit slip. */
  readonly reference: string;
};

const MAX_REFERENCE = 60;

/** Notes that cash was taken to the bank, once for each key. */
export async function bankCash(ledger: Ledger, { key, ...wanted }: Banking): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const entryKey = `banking:cash:${key}`;
  if (await wasPosted(ledger, entryKey, wanted.cents)) return;
  const cents = readAmount(wanted.cents, "what was banked");
  const reference = readLine(wanted.reference, "the number of the deposit slip", MAX_REFERENCE);
  const day = checkBankingDay(ledger, wanted.day);
  const cash = await readAccount(tx, schoolId, Account.cash);
  if (cents > cash) {
    throw new Refusal(ErrorCode.conflict, `There are KES ${formatMoney(cash)} in cash. Bank at most that.`);
  }
  await postEntry(ledger, {
    kind: EntryKind.banking,
    day,
    memo: `Cash banked: ${reference}`,
    key: entryKey,
    lines: [
      { account: Account.bank, cents },
      { account: Account.cash, cents: (NO_MONEY - cents) as Cents },
    ],
  });
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "cash.banked",
    subject: `school:${schoolId}`,
    detail: `KES ${formatMoney(cents)} on ${day}, slip ${reference}`,
  });
}

/** A day on which money may have moved: not to come, and not closed. */
export function checkBankingDay(ledger: Ledger, day: SchoolDay): SchoolDay {
  const today = schoolDayAt(ledger.now);
  if (day > today) throw new Refusal(ErrorCode.badInput, `That day is still to come: today is ${today}.`);
  return countingDay(ledger, day);
}
