import type { Em } from "../src/platform/orm.js";
import type { Actor } from "../src/schools/actor.js";
import { nameSubjectTeacher } from "../src/schools/subjects/name-subject-teacher.js";
import { Subject } from "../src/schools/subjects/subject.entity.js";
import type { Grade } from "../src/values/grade.js";
import type { ClassId, SubjectId, UserId } from "../src/values/ids.js";

const JUNIOR = [
  "English",
  "Kiswahili",
  "Mathematics",
  "Integrated Science",
  "Social Studies",
  "Agriculture and Nutrition",
  "Pre-Technical Studies",
  "Creative Arts and Sports",
];
const SENIOR = [
  "English",
  "Kiswahili",
  "Mathematics",
  "Biology",
  "Chemistry",
  "Physics",
  "Geography",
  "Business Studies",
];

/** The eight subjects a class of the demo school learns. */
export const demoSubjects = (grade: Grade): readonly string[] => (/^G[1-9]$/.test(grade) ? JUNIOR : SENIOR);

/** Whom the first classes' subjects are named for: a subject teacher for the sciences, the class teacher for the rest. */
export async function nameDemoTeachers(
  tx: Em,
  actor: Actor,
  now: Date,
  classes: readonly { classId: ClassId; teacherId: UserId }[],
  scienceTeacher: UserId,
): Promise<void> {
  const ids = await readSubjectIds(tx, actor.schoolId);
  for (const { classId, teacherId } of classes) {
    for (const name of JUNIOR) {
      const userId = name === "Mathematics" || name === "Integrated Science" ? scienceTeacher : teacherId;
      await nameSubjectTeacher(tx, actor, now, { classId, subjectId: ids.get(name)!, userId });
    }
  }
}

export async function readSubjectIds(tx: Em, schoolId: Actor["schoolId"]): Promise<Map<string, SubjectId>> {
  const subjects = await tx.find(Subject, { schoolId }, { disableIdentityMap: true });
  return new Map(subjects.map(({ id, name }) => [name, id]));
}
