import { LockMode } from "@mikro-orm/core";
import { refuse } from "./school-refusal.js";
import { checkYearGoesOn } from "./year-after.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import { isAway } from "../values/learner-status.js";
import type { Actor } from "./actor.js";
import { changeRosters } from "./change-rosters.js";
import { className } from "./class-name.js";
import { Enrolment } from "./enrolment.entity.js";
import { Learner } from "./learner.entity.js";
import { LifeKind } from "./life/learner-event.entity.js";
import { readOptional } from "./life/read-identity.js";
import { recordLife } from "./life/record-life.js";
import { SchoolClass } from "./school-class.entity.js";

/** Moves a learner to another class, or puts a learner who is in no class into one. What was marked stays where it was. */
export async function moveLearner(
  tx: Em,
  actor: Actor,
  now: Date,
  { learnerId, classId, note }: { learnerId: LearnerId; classId: ClassId; note?: string | null },
): Promise<void> {
  const { schoolId, userId } = actor;
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!learner) throw refuse("LEARNER_UNKNOWN");
  if (!schoolClass) throw refuse("CLASS_UNKNOWN");
  if (isAway(learner.status)) {
    throw refuse("HAS_LEFT");
  }
  const stays = await tx.find(Enrolment, { schoolId, learnerId, toRev: null }, { disableIdentityMap: true });
  if (stays.some((stay) => stay.classId === classId)) return;
  await checkYearGoesOn(tx, schoolId, schoolClass);

  const said = readOptional(note, 300, "NOTE_LENGTH");

  await changeRosters(tx, schoolId, now, { joins: [{ learnerId, classId }], leaves: stays });
  const fromClassId = stays.at(-1)?.classId ?? null;
  const line = { learnerId, kind: LifeKind.moved, fromClassId, toClassId: classId, note: said };
  await recordLife(tx, actor, now, [line]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learner.moved",
    subject: `learner:${learnerId}`,
    detail: `to ${className(schoolClass)}`,
    at: now,
  });
}
