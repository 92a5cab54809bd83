import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId, SubjectId } from "../../values/ids.js";

/** The school's subjects by the names under which cards have them. */
export async function readSubjectIds(em: Em, schoolId: SchoolId): Promise<Map<string, SubjectId>> {
  const sql = "select id, name from subject where school_id = ?";
  const rows = await runSql<{ id: SubjectId; name: string }>(em, sql, [schoolId]);
  return new Map(rows.map(({ id, name }) => [name, id]));
}
