import type { Em } from "../platform/orm.js";
import { isSqlite, placesFor, runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";

export type DueTable = "mpesa_notice" | "mpesa_payment" | "mpesa_attempt";

/** Longer than anything takes that is done with what was claimed, the provider's slowest answer included. */
const LEASE_MS = 60_000;

/**
 * Takes up to `most` rows that are due, the longest due first, for this process alone: until its lease ends no other takes
 * them, and if it dies they are due again by themselves. Tells their ids.
 */
export async function claimDue(em: Em, table: DueTable, now: Date, most: number): Promise<number[]> {
  const sql = `select id from ${table} where due_at <= ? order by due_at, id limit ?`;
  // Most of the time there is none, which is found out without a transaction.
  if ((await runSql(em, sql, [now, 1])).length === 0) return [];
  return inTransaction(em, async (tx) => {
    const rows = await runSql<{ id: number }>(tx, isSqlite(tx) ? sql : `${sql} for update skip locked`, [now, most]);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const until = new Date(now.getTime() + LEASE_MS);
    await runSql(tx, `update ${table} set due_at = ? where id in ${placesFor(ids)}`, [until, ...ids]);
    return ids;
  });
}
