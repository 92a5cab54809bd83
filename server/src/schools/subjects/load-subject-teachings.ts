import { loadStaff } from "../../identity/load-staff.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId } from "../../values/ids.js";
import { SubjectTeacher } from "./subject-teacher.entity.js";
import { Subject } from "./subject.entity.js";
import { type SubjectTeachingType, toSubjectType } from "./subject.type.js";

/** Who teaches each class which subject, by the subject's name. */
export async function loadSubjectTeachings(
  em: Em,
  viewer: Viewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, SubjectTeachingType[]>> {
  const { schoolId } = viewer;
  const posts = await em.find(
    SubjectTeacher,
    { schoolId, classId: { $in: [...classIds] } },
    { disableIdentityMap: true },
  );
  const staff = await loadStaff(em, viewer, [...new Set(posts.map(({ userId }) => userId))]);
  const subjects = await em.find(Subject, { schoolId }, { disableIdentityMap: true });
  const byId = new Map(subjects.map((subject) => [subject.id, toSubjectType(subject)]));
  const lists = new Map(classIds.map((id) => [id, [] as SubjectTeachingType[]]));
  for (const { classId, subjectId, userId } of posts) {
    const [teacher, subject] = [staff.get(userId), byId.get(subjectId)];
    if (teacher && subject) lists.get(classId)?.push({ subject, staff: teacher });
  }
  for (const list of lists.values()) list.sort((one, other) => (one.subject.name < other.subject.name ? -1 : 1));
  return lists;
}
