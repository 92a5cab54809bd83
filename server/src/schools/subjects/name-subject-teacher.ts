import { publishChanges } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId, SubjectId, UserId } from "../../values/ids.js";
import type { Actor } from "../actor.js";
import { assignTeacher } from "../assign-teacher.js";
import { Teaching, TeachingKind } from "../teaching.entity.js";
import { subjectsItem } from "./subjects-item.js";
import { SubjectTeacher } from "./subject-teacher.entity.js";
import { Subject } from "./subject.entity.js";

export type SubjectPost = { readonly classId: ClassId; readonly subjectId: SubjectId; readonly userId: UserId };

/** Names a teacher for a subject in a class, which becomes theirs to see if it was not. */
export async function nameSubjectTeacher(tx: Em, actor: Actor, now: Date, post: SubjectPost): Promise<void> {
  const { schoolId } = actor;
  const { classId, subjectId, userId } = post;
  const subject = await tx.findOne(Subject, { schoolId, id: subjectId });
  if (!subject) throw refuse("SUBJECT_UNKNOWN");
  if (subject.archivedAt) {
    throw refuse("SUBJECT_ARCHIVED", { name: subject.name });
  }
  if ((await tx.count(Teaching, { schoolId, classId, userId })) === 0) {
    await assignTeacher(tx, actor, now, { classId, userId, kind: TeachingKind.subject });
  }
  if ((await tx.count(SubjectTeacher, { schoolId, ...post })) > 0) return;
  await tx.insert(SubjectTeacher, { schoolId, ...post });
  await publishChanges(tx, now, [
    { scope: userScope(schoolId, userId), ...(await subjectsItem(tx, schoolId, classId, userId)) },
  ]);
  await recordAudit(tx, {
    schoolId,
    userId: actor.userId,
    action: "subject-teacher.named",
    subject: `class:${classId}`,
    detail: `user ${userId} for ${subject.name}`,
    at: now,
  });
}
