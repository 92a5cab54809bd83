import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";

/** How many learners are on each class's roster now; a class nobody is on is left out. */
export async function countEnrolled(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, number>> {
  if (classIds.length === 0) return new Map();
  const rows = await em.execute<{ classId: ClassId; learners: number }[]>(
    `select class_id as classId, count(*) as learners from enrolment
     where school_id = ? and class_id in (?) and to_rev is null group by class_id`,
    [schoolId, classIds],
  );
  return new Map(rows.map(({ classId, learners }) => [classId, Number(learners)]));
}
