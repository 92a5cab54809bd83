import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { readAccount } from "../ledger/read-account.js";
import type { MoneyNowType } from "./banking.type.js";

/** What lies in each account now, and the last day that is closed. */
export async function readMoneyNow(em: Em, schoolId: SchoolId): Promise<MoneyNowType> {
  const sql = "select closed_through as closedThrough from fee_counter where school_id = ?";
  const [counter] = await runSql<{ closedThrough: SchoolDay | null }>(em, sql, [schoolId]);
  const suspense = await readAccount(em, schoolId, Account.suspense);
  return {
    cash: await readAccount(em, schoolId, Account.cash),
    bank: await readAccount(em, schoolId, Account.bank),
    mpesa: await readAccount(em, schoolId, Account.mpesa),
    stores: await readAccount(em, schoolId, Account.stores),
    suspense: (NO_MONEY - suspense) as Cents,
    closedThrough: counter?.closedThrough ?? null,
  };
}
