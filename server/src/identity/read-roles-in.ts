import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId, UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";

/** A user's roles in one school, as they stand in this transaction; none for who is not of it. */
export async function readRolesIn(tx: Em, schoolId: SchoolId, userId: UserId): Promise<ReadonlySet<Role>> {
  const sql = "select role from membership where school_id = ? and user_id = ?";
  const rows = await runSql<{ role: Role }>(tx, sql, [schoolId, userId]);
  return new Set(rows.map(({ role }) => role));
}
