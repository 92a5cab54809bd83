import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { readTaught } from "../../schools/read-taught.js";
import type { ClassId, LearnerId, SubjectId } from "../../values/ids.js";
import type { RemarkTie } from "../reports.policy.js";

type Named = { classId: ClassId; subjectId: SubjectId; userId: number };

/** What ties a viewer to remarks on learners, each in their class of a year: asked by learner and subject; null for whom no class had, and of what the school does not teach. */
export async function readRemarkTies(
  em: Em,
  viewer: UserViewer,
  year: number,
  learnerIds: readonly LearnerId[],
): Promise<(learnerId: LearnerId, subjectId: SubjectId | null) => RemarkTie | null> {
  const classes = await readClassesIn(em, viewer.schoolId, year, learnerIds);
  const taught = await readTaught(em, viewer);
  const named = await runSql<Named>(
    em,
    `select class_id as classId, subject_id as subjectId, user_id as userId from subject_teacher
     where school_id = ? and class_id in ${placesFor([0, ...classes.values()])}`,
    [viewer.schoolId, 0, ...classes.values()],
  );
  const subjects = await runSql<{ id: SubjectId }>(em, "select id from subject where school_id = ?", [viewer.schoolId]);
  const known = new Set<SubjectId | null>([null, ...subjects.map(({ id }) => id)]);
  return (learnerId, subjectId) => {
    const classId = classes.get(learnerId);
    if (classId === undefined || !known.has(subjectId)) return null;
    const teaches = taught.get(classId) ?? null;
    const those = named.filter((one) => one.classId === classId && one.subjectId === subjectId);
    const isNamed = those.length === 0 || those.some(({ userId }) => userId === viewer.userId);
    return { teaches, teachesSubject: teaches !== null && isNamed };
  };
}

/** The class each learner was in last in a year. */
async function readClassesIn(em: Em, schoolId: number, year: number, learnerIds: readonly LearnerId[]) {
  const rows = await runSql<{ learnerId: LearnerId; classId: ClassId }>(
    em,
    `select e.learner_id as learnerId, e.class_id as classId from enrolment e join school_class c on c.id = e.class_id
     where e.school_id = ? and c.year = ? and e.learner_id in ${placesFor([0, ...learnerIds])} order by e.id`,
    [schoolId, year, 0, ...learnerIds],
  );
  return new Map(rows.map(({ learnerId, classId }) => [learnerId, classId]));
}
