import type { Em } from "../platform/orm.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { type ClassType, toClassType } from "./class.type.js";
import { SchoolClass } from "./school-class.entity.js";

/** The classes of these ids, by id. Whether the viewer may see them is for the caller to know. */
export async function loadClasses(
  em: Em,
  schoolId: SchoolId,
  ids: readonly ClassId[],
): Promise<Map<ClassId, ClassType>> {
  if (ids.length === 0) return new Map();
  const classes = await em.find(SchoolClass, { schoolId, id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(classes.map((schoolClass) => [schoolClass.id, toClassType(schoolClass)]));
}

/** The class each learner is in now; a learner who is in none is left out. */
export async function loadClassesOfLearners(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, ClassType>> {
  const stays = await em.execute<{ learnerId: LearnerId; classId: ClassId }[]>(
    `select learner_id as learnerId, class_id as classId from enrolment
     where school_id = ? and learner_id in (?) and to_rev is null order by id`,
    [schoolId, learnerIds],
  );
  const classes = await loadClasses(em, schoolId, [...new Set(stays.map(({ classId }) => classId))]);
  return new Map(
    stays.flatMap(({ learnerId, classId }) => (classes.has(classId) ? [[learnerId, classes.get(classId)!]] : [])),
  );
}
