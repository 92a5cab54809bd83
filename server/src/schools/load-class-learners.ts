import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { LearnerType } from "./learner.type.js";
import { loadLearners } from "./load-learners.js";

/** Who is on the roster of each class now and may be found by the viewer, in order of position. */
export async function loadClassLearners(
  em: Em,
  viewer: Viewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, { position: number; learner: LearnerType }[]>> {
  const stays = await runSql<{ classId: ClassId; learnerId: LearnerId; position: number }>(
    em,
    `select class_id as classId, learner_id as learnerId, position from enrolment
     where school_id = ? and class_id in ${placesFor(classIds)} and to_rev is null order by class_id, position`,
    [viewer.schoolId, ...classIds],
  );
  const learners = await loadLearners(em, viewer, [...new Set(stays.map(({ learnerId }) => learnerId))]);
  const rosters = new Map(classIds.map((id) => [id, [] as { position: number; learner: LearnerType }[]]));
  for (const { classId, learnerId, position } of stays) {
    const learner = learners.get(learnerId);
    if (learner) rosters.get(classId)?.push({ position, learner });
  }
  return rosters;
}
