import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Stay } from "./stay.js";

/** Every stay there ever was on the classes' rosters, in order of position. */
export async function readStays(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, Stay[]>> {
  if (classIds.length === 0) return new Map();
  const sql = `select class_id as classId, learner_id as learnerId, position, from_rev as fromRev, to_rev as toRev
    from enrolment where school_id = ? and class_id in ${placesFor(classIds)} order by class_id, position`;
  const rows = await runSql<Stay & { classId: ClassId }>(em, sql, [schoolId, ...classIds]);
  return Map.groupBy(rows, ({ classId }) => classId);
}

/** Of two stays of a learner the later has the greater id. */
export type ClassStay = Stay & { readonly id: number; readonly classId: ClassId; readonly fromDay: SchoolDay };

/** Every stay of the learners, on whatever class's roster. */
export async function readStaysOfLearners(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ClassStay[]> {
  if (learnerIds.length === 0) return [];
  const sql = `select id, class_id as classId, learner_id as learnerId, position, from_rev as fromRev, to_rev as toRev,
      from_day as fromDay
    from enrolment where +school_id = ? and learner_id in ${placesFor(learnerIds)}`;
  return runSql<ClassStay>(em, sql, [schoolId, ...learnerIds]);
}
