import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { TeachingKind } from "../../schools/teaching.entity.js";
import type { ClassId, SchoolId } from "../../values/ids.js";

/** The names of the class teachers of those of the classes that have one. */
export async function readClassTeachers(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, string>> {
  if (classIds.length === 0) return new Map();
  const rows = await runSql<{ classId: ClassId; name: string }>(
    em,
    `select t.class_id as classId, u.name from teaching t join \`user\` u on u.id = t.user_id
     where t.school_id = ? and t.kind = ? and t.class_id in ${placesFor(classIds)}`,
    [schoolId, TeachingKind.class, ...classIds],
  );
  return new Map(rows.map(({ classId, name }) => [classId, name]));
}
