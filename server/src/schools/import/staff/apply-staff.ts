import { Membership } from "../../../identity/membership.entity.js";
import { publishColleagues } from "../../../identity/publish-colleagues.js";
import { recordAudit } from "../../../identity/record-audit.js";
import { User } from "../../../identity/user.entity.js";
import type { Em } from "../../../platform/orm.js";
import type { UserId } from "../../../values/ids.js";
import type { Actor } from "../../actor.js";
import { assignTeacher } from "../../assign-teacher.js";
import { nameSubjectTeacher } from "../../subjects/name-subject-teacher.js";
import { TeachingKind } from "../../teaching.entity.js";
import type { Applied, NewPassword } from "../prepared-import.js";
import type { Hire } from "./plan-staff.js";

/** Gives people what a plan says, adding those who could not sign in, each with one of the passwords. */
export async function applyStaff(
  tx: Em,
  actor: Actor,
  now: Date,
  hires: readonly Hire[],
  passwords: readonly NewPassword[],
): Promise<Applied> {
  const left = [...passwords];
  const applied: Applied = { lines: {}, newUsers: [], touchedUsers: [], signIns: [] };
  for (const hire of hires) {
    const userId = hire.userId ?? (await addUser(tx, now, hire, left.pop(), applied));
    for (const role of hire.roles) await tx.insert(Membership, { schoolId: actor.schoolId, userId, role });
    if (hire.roles.length > 0) await audit(tx, actor, now, userId, hire);
    applied.lines[userId] = hire.line;
    applied.touchedUsers.push(userId);
  }
  await publishColleagues(tx, actor.schoolId, now);
  const posted = hires.map((hire, index) => ({ ...hire, userId: applied.touchedUsers[index]! }));
  for (const { userId, classTeacherOf, teaches } of posted.toSorted((a, b) => a.userId - b.userId)) {
    for (const classId of classTeacherOf) {
      await assignTeacher(tx, actor, now, { classId, userId, kind: TeachingKind.class });
    }
    for (const { classId, subjectId } of teaches) {
      if (subjectId !== null) await nameSubjectTeacher(tx, actor, now, { classId, subjectId, userId });
      else if (!classTeacherOf.includes(classId)) {
        await assignTeacher(tx, actor, now, { classId, userId, kind: TeachingKind.subject });
      }
    }
  }
  return applied;
}

async function addUser(
  tx: Em,
  now: Date,
  { name, phone, email }: Hire,
  password: NewPassword | undefined,
  applied: Applied,
): Promise<UserId> {
  if (!password) throw new Error("there are fewer passwords than people to add");
  const { plain, hash: passwordHash } = password;
  const row = { name, phone, email, passwordHash, locale: "en", createdAt: now, disabledAt: null };
  const userId = await tx.insert(User, row);
  applied.newUsers.push(userId);
  applied.signIns.push({ name, login: phone ?? email ?? "", temporaryPassword: plain });
  return userId;
}

const audit = (tx: Em, { schoolId, userId: by }: Actor, now: Date, userId: UserId, { roles, userId: known }: Hire) =>
  recordAudit(tx, {
    schoolId,
    userId: by,
    action: known === null ? "staff.added" : "staff.roles-set",
    subject: `user:${userId}`,
    detail: roles.join(", "),
    at: now,
  });
