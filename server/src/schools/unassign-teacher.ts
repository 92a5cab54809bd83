import { publishChanges } from "../events/publish-changes.js";
import { userScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, UserId } from "../values/ids.js";
import type { Actor } from "./actor.js";
import { className } from "./class-name.js";
import { feedLine } from "./feed-line.js";
import { SchoolClass } from "./school-class.entity.js";
import { SubjectTeacher } from "./subjects/subject-teacher.entity.js";
import { tellTiesChanged } from "../identity/tell-ties-changed.js";
import { Teaching } from "./teaching.entity.js";

/** Takes a class from a teacher; their devices forget it with the next exchange. */
export async function unassignTeacher(
  tx: Em,
  { schoolId, userId: by }: Actor,
  now: Date,
  { classId, userId }: { classId: ClassId; userId: UserId },
): Promise<SchoolClass> {
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!schoolClass) throw refuse("CLASS_UNKNOWN");
  const taken = await tx.nativeDelete(Teaching, { schoolId, classId, userId });
  if (taken === 0) return schoolClass;

  await tx.nativeDelete(SubjectTeacher, { schoolId, classId, userId });
  const scope = userScope(schoolId, userId);
  await publishChanges(tx, now, [
    { scope, ...feedLine.teaching({ classId, kind: null }) },
    { scope, item: `j${classId}`, line: "" },
  ]);
  await tellTiesChanged(tx, now, schoolId, { userIds: [userId] });
  const detail = `${className(schoolClass)}: no longer user ${userId}`;
  await recordAudit(tx, {
    schoolId,
    userId: by,
    action: "teacher.unassigned",
    subject: `class:${classId}`,
    detail,
    at: now,
  });
  return schoolClass;
}
