import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { findSubject } from "../schools/subjects/find-subject.js";
import type { NewAssessment } from "./add-assessment.js";
import { assessorsKey, mayAssess, readAssessors } from "./may-assess.js";
import { refuse } from "./assessment-refusal.js";

/** Refuses an assessment of a subject for which others are named in the class. */
export async function checkAssessor(
  em: Em,
  viewer: UserViewer,
  { classId, subjectId, subject }: Pick<NewAssessment, "classId" | "subjectId" | "subject">,
): Promise<void> {
  const wanted = subjectId == null ? { name: subject ?? "" } : { subjectId };
  const { id, name } = await findSubject(em, viewer.schoolId, wanted);
  const assessors = await readAssessors(em, viewer.schoolId, [classId]);
  if (mayAssess(viewer, assessors.get(assessorsKey(classId, id)) ?? null)) return;
  throw refuse("OTHERS_NAMED", { subject: name });
}
