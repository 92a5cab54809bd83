import { ErrorCode, Refusal } from "../../errors.js";
import { runSql } from "../../platform/sql.js";
import type { ReceiptId } from "../../values/ids.js";
import { type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { Account } from "../ledger/account.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { findReceipt, type FoundReceipt } from "../receipts/find-receipt.js";

/** A receipt of which at least `cents` wait in suspense; refuses one of which they do not. */
export async function readSuspended(
  ledger: Pick<Ledger, "tx" | "schoolId">,
  receiptId: ReceiptId,
  cents: Cents,
): Promise<FoundReceipt> {
  const { tx, schoolId } = ledger;
  const receipt = await findReceipt(tx, schoolId, receiptId);
  if (receipt.isReversed) {
    throw new Refusal(ErrorCode.conflict, `Receipt ${receipt.number} was reversed: nothing of it is left to give.`);
  }
  const [row] = await runSql<{ cents: number | null }>(
    tx,
    `select sum(l.cents) as cents from journal_entry e join journal_line l on l.entry_id = e.id
     where e.receipt_id = ? and e.school_id = ? and l.account = ?`,
    [receiptId, schoolId, Account.suspense],
  );
  const waiting = (NO_MONEY - Number(row?.cents ?? 0)) as Cents;
  if (cents <= waiting) return receipt;
  const text = `Of receipt ${receipt.number} KES ${formatMoney(waiting)} wait in suspense. Give at most that.`;
  throw new Refusal(ErrorCode.conflict, text);
}
