import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

/** How much of what an author said waits for the head of a school. */
export async function countHeld(
  tx: Em,
  { schoolId, userId }: Pick<UserViewer, "schoolId" | "userId">,
): Promise<number> {
  const sql = "select count(*) as held from operation where school_id = ? and outcome = 'held' and user_id = ?";
  const [row] = await runSql<{ held: number }>(tx, sql, [schoolId, userId]);
  return Number(row?.held ?? 0);
}
