import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

export const EPOCH_KEY = "epoch";

/** Which life of the database this is: another one after it was restored from a backup. */
export async function readEpoch(em: Em): Promise<string> {
  const [row] = await runSql<{ value: string }>(em, "select value from meta where `key` = ?", [EPOCH_KEY]);
  return row?.value ?? "";
}
