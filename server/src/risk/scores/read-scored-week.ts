import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/** The Monday of the school's last scored week before another, or of all; null where there is none. */
export async function readScoredWeek(em: Em, schoolId: SchoolId, before?: SchoolDay): Promise<SchoolDay | null> {
  const sql = `select max(week) as week from risk_score where school_id = ? and week < ?`;
  const [row] = await runSql<{ week: SchoolDay | null }>(em, sql, [schoolId, before ?? "9999-12-31"]);
  return row?.week ?? null;
}
