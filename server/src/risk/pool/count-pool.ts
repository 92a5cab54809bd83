import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

/** How much is in the pool: all that one school is told of the others. */
export async function countPool(em: Em): Promise<{ pooledSchools: number; pooledRows: number }> {
  const sql = "select count(distinct pool_key) as pooledSchools, count(*) as pooledRows from risk_pool_row";
  const [counts] = await runSql<{ pooledSchools: number; pooledRows: number }>(em, sql);
  return { pooledSchools: Number(counts!.pooledSchools), pooledRows: Number(counts!.pooledRows) };
}
