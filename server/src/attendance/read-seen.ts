import { ScopeKind } from "../events/scope-kind.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId } from "../values/ids.js";
import type { RegisterRef } from "./register.js";

/**
 * How far the class's term had come, to be read before its registers: who then writes on what they were shown is told
 * to have seen no more than that.
 */
export async function readSeen(em: Em, schoolId: SchoolId, { classId, day }: RegisterRef): Promise<number> {
  const sql = `select h.head from scope_head h join term t on t.id = h.term_id
    where h.school_id = ? and h.class_id = ? and h.kind = ? and t.starts <= ? and t.ends >= ?`;
  const [row] = await runSql<{ head: number }>(em, sql, [schoolId, classId, ScopeKind.classTerm, day, day]);
  return Number(row?.head ?? 0);
}
