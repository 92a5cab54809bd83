import { publishChanges } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../actor.js";
import type { SubjectPost } from "./name-subject-teacher.js";
import { SubjectTeacher } from "./subject-teacher.entity.js";
import { subjectsItem } from "./subjects-item.js";

/** Takes a subject in a class from a teacher; the class stays theirs until it is taken too. */
export async function unnameSubjectTeacher(
  tx: Em,
  { schoolId, userId: by }: Actor,
  now: Date,
  { classId, subjectId, userId }: SubjectPost,
): Promise<void> {
  const taken = await tx.nativeDelete(SubjectTeacher, { schoolId, classId, subjectId, userId });
  if (taken === 0) return;
  await publishChanges(tx, now, [
    { scope: userScope(schoolId, userId), ...(await subjectsItem(tx, schoolId, classId, userId)) },
  ]);
  await recordAudit(tx, {
    schoolId,
    userId: by,
    action: "subject-teacher.unnamed",
    subject: `class:${classId}`,
    detail: `user ${userId}, subject ${subjectId}`,
    at: now,
  });
}
