import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { postEntry } from "../ledger/post-entry.js";
import { readAccount } from "../ledger/read-account.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import { wasPosted } from "../ledger/was-posted.js";
import { type Banking, checkBankingDay } from "./bank-cash.js";

export type Settlement = Banking & {
  /** What the provider kept of it; the rest reached the bank. */
  readonly charges: Cents;
};

const MAX_REFERENCE = 60;

/** Notes that the school's M-Pesa account was paid out to the bank, less the provider's charges, once for each key. */
export async function settleMpesa(ledger: Ledger, { key, charges, ...wanted }: Settlement): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const entryKey = `banking:mpesa:${key}`;
  if (await wasPosted(ledger, entryKey, wanted.cents)) return;
  const cents = readAmount(wanted.cents, "what left the M-Pesa account");
  const reference = readLine(wanted.reference, "the settlement's reference", MAX_REFERENCE);
  if (charges < 0 || charges > cents) {
    throw new Refusal(ErrorCode.badInput, "The charges are part of what left the M-Pesa account. Put them right.");
  }
  const day = checkBankingDay(ledger, wanted.day);
  const there = await readAccount(tx, schoolId, Account.mpesa);
  if (cents > there) {
    const text = `The journal has KES ${formatMoney(there)} in M-Pesa. Settle at most that, or look for a missing payment.`;
    throw new Refusal(ErrorCode.conflict, text);
  }
  await postEntry(ledger, {
    kind: EntryKind.banking,
    day,
    memo: `M-Pesa paid out: ${reference}`,
    key: entryKey,
    lines: [
      { account: Account.bank, cents: (cents - charges) as Cents },
      { account: Account.charges, cents: charges },
      { account: Account.mpesa, cents: (NO_MONEY - cents) as Cents },
    ],
  });
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "mpesa.settled",
    subject: `school:${schoolId}`,
    detail: `KES ${formatMoney(cents)} on ${day}, charges ${formatMoney(charges)}, ${reference}`,
  });
}
