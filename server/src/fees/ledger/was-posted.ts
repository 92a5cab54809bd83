import { ErrorCode, Refusal } from "../../errors.js";
import { runSql } from "../../platform/sql.js";
import type { Cents } from "../../values/money.js";
import type { Ledger } from "./open-ledger.js";
import { findEntry } from "./post-entry.js";

/** Whether the entry was made that `key` asks for, of `cents` in all; refuses a key that was used for another amount. */
export async function wasPosted(ledger: Ledger, key: string, cents: Cents): Promise<boolean> {
  const id = await findEntry(ledger, key);
  if (id === null) return false;
  const sql = "select sum(cents) as cents from journal_line where entry_id = ? and cents > 0";
  const [row] = await runSql<{ cents: number }>(ledger.tx, sql, [id]);
  if (Number(row!.cents) === cents) return true;
  throw new Refusal(ErrorCode.conflict, "That key was used for another amount. Look at what was done, and begin anew.");
}
