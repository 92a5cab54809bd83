import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { ClassId } from "../values/ids.js";
import type { TeachingKind } from "./teaching.entity.js";

/** The classes a viewer teaches, and as what. */
export async function readTaught(em: Em, viewer: Viewer): Promise<Map<ClassId, TeachingKind>> {
  if (viewer.kind === "key") return new Map();
  const sql = "select class_id as classId, kind from teaching where school_id = ? and user_id = ?";
  const rows = await runSql<{ classId: ClassId; kind: TeachingKind }>(em, sql, [viewer.schoolId, viewer.userId]);
  return new Map(rows.map(({ classId, kind }) => [classId, kind]));
}
