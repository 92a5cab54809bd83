import { LockMode } from "@mikro-orm/core";
import { publishChanges } from "../events/publish-changes.js";
import { userScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { Membership } from "../identity/membership.entity.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, UserId } from "../values/ids.js";
import { Role } from "../values/role.js";
import type { Actor } from "./actor.js";
import { className } from "./class-name.js";
import { feedLine } from "./feed-line.js";
import { SchoolClass } from "./school-class.entity.js";
import { tellTiesChanged } from "../identity/tell-ties-changed.js";
import { Teaching, TeachingKind } from "./teaching.entity.js";

const TEACHERS: readonly Role[] = [Role.classTeacher, Role.subjectTeacher, Role.deputy, Role.head];

/** Gives a teacher a class: its register and its learners are theirs to see. A class has one class teacher. */
export async function assignTeacher(
  tx: Em,
  { schoolId, userId: by }: Actor,
  now: Date,
  { classId, userId, kind }: { classId: ClassId; userId: UserId; kind: TeachingKind },
): Promise<SchoolClass> {
  const schoolClass = await tx.findOne(
    SchoolClass,
    { schoolId, id: classId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!schoolClass) throw refuse("CLASS_UNKNOWN");
  const memberships = await tx.find(Membership, { schoolId, userId });
  if (!memberships.some(({ role }) => TEACHERS.includes(role))) {
    throw refuse("NOT_TEACHER");
  }
  const teachings = await tx.find(Teaching, { schoolId, classId });
  const isTaken = teachings.some((teaching) => teaching.kind === TeachingKind.class && teaching.userId !== userId);
  if (kind === TeachingKind.class && isTaken) {
    throw refuse("CLASS_TAKEN", { name: className(schoolClass) });
  }

  const known = teachings.find((teaching) => teaching.userId === userId);
  if (known) known.kind = kind;
  else tx.create(Teaching, { schoolId, classId, userId, kind });
  await tx.flush();
  await publishChanges(tx, now, [{ scope: userScope(schoolId, userId), ...feedLine.teaching({ classId, kind }) }]);
  await tellTiesChanged(tx, now, schoolId, { userIds: [userId] });
  const detail = `${className(schoolClass)}: user ${userId} as ${kind} teacher`;
  await recordAudit(tx, {
    schoolId,
    userId: by,
    action: "teacher.assigned",
    subject: `class:${classId}`,
    detail,
    at: now,
  });
  return schoolClass;
}
