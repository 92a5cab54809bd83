import { ErrorCode, Refusal } from "../../errors.js";
import { type Cents, formatMoney } from "../../values/money.js";
import { Account, type MoneyAccount } from "../ledger/account.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readAccount } from "../ledger/read-account.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";

/** How money goes back to who paid it. */
export type Refund = {
  readonly cents: Cents;
  /** What it is paid from. */
  readonly from: MoneyAccount;
  /** Why, and how: the number of the cheque or of the M-Pesa reversal. */
  readonly reason: string;
};

const MAX_REASON = 160;

/** Refuses a refund that cannot be: without a reason, in goods, or of more cash than there is. */
export async function checkRefund(
  { tx, schoolId }: Pick<Ledger, "tx" | "schoolId">,
  { cents, from, reason }: Refund,
): Promise<Refund> {
  if (from === Account.stores) throw new Refusal(ErrorCode.badInput, "Goods are not given back. Refund money.");
  const wanted = { cents: readAmount(cents, "what is refunded"), from, reason: readLine(reason, "why", MAX_REASON) };
  const cash = from === Account.cash ? await readAccount(tx, schoolId, Account.cash) : cents;
  if (cents <= cash) return wanted;
  const text = `There are KES ${formatMoney(cash)} in cash. Refund from the bank, or less.`;
  throw new Refusal(ErrorCode.conflict, text);
}
