import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { RiskSettings } from "./risk-settings.entity.js";

/** How many learners a week a school is taken to follow up until its head says. */
export const DEFAULT_CAPACITY = 10;

/** Keeps everybody else from changing a school's runs, versions and settings until the transaction is over. */
export async function lockSchoolRisk(tx: Em, schoolId: SchoolId): Promise<void> {
  // A transaction of SQLite is the only one that writes as it is.
  if (isSqlite(tx)) return;
  const rows = await runSql(tx, "select school_id from risk_settings where school_id = ? for update", [schoolId]);
  if (rows.length > 0) return;
  const none = { poolKey: null, heldTerm: null, updatedBy: null, updatedAt: null };
  await tx.insert(RiskSettings, { schoolId, capacity: DEFAULT_CAPACITY, pools: false, ...none });
}
