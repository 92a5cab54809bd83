import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

/** How often any school has taken its rows out of the pool. To be read before the rows: what is learnt from them is of then. */
export async function countDepartures(em: Em): Promise<number> {
  const sql = "select coalesce(sum(departures), 0) as departures from risk_settings";
  const [row] = await runSql<{ departures: number }>(em, sql);
  return Number(row!.departures);
}
