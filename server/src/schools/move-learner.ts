import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../errors.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { Actor } from "./actor.js";
import { changeRosters } from "./change-rosters.js";
import { checkClassSizes } from "./check-class-sizes.js";
import { className } from "./class-name.js";
import { Enrolment } from "./enrolment.entity.js";
import { Learner } from "./learner.entity.js";
import { SchoolClass } from "./school-class.entity.js";

/** Moves a learner to another class, or puts a learner who is in no class into one. What was marked stays where it was. */
export async function moveLearner(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, classId }: { learnerId: LearnerId; classId: ClassId },
): Promise<void> {
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!learner) throw new Refusal(ErrorCode.notFound, "This school has no such learner.");
  if (!schoolClass) throw new Refusal(ErrorCode.notFound, "This school has no such class.");
  const stays = await tx.find(Enrolment, { schoolId, learnerId, toRev: null }, { disableIdentityMap: true });
  if (stays.some((stay) => stay.classId === classId)) return;

  await checkClassSizes(tx, schoolId, [classId]);
  await changeRosters(tx, schoolId, now, { joins: [{ learnerId, classId }], leaves: stays });
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learner.moved",
    subject: `learner:${learnerId}`,
    detail: `to ${className(schoolClass)}`,
    at: now,
  });
}
