import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Grade } from "../../values/grade.js";
import type { ScaleId, SchoolId } from "../../values/ids.js";

/** Which scale the school chose for each grade. */
export async function readGradeScales(em: Em, schoolId: SchoolId): Promise<Map<Grade, ScaleId>> {
  const sql = "select grade, scale_id as scaleId from grade_scale where school_id = ?";
  const rows = await runSql<{ grade: Grade; scaleId: ScaleId }>(em, sql, [schoolId]);
  return new Map(rows.map(({ grade, scaleId }) => [grade, scaleId]));
}
