import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import { checkYearGoesOn } from "../year-after.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import { isAway, LearnerStatus } from "../../values/learner-status.js";
import type { Actor } from "../actor.js";
import { changeRosters } from "../change-rosters.js";
import { className } from "../class-name.js";
import { Learner } from "../learner.entity.js";
import { SchoolClass } from "../school-class.entity.js";
import { LifeKind } from "./learner-event.entity.js";
import { readOptional } from "./read-identity.js";
import { recordLife } from "./record-life.js";

/**
 * Takes a learner who left, moved on or completed back into a class. Whoever comes back is asked for nothing: a girl who
 * was pregnant returns to school by national policy, when she is ready.
 */
export async function reEnterLearner(
  tx: Em,
  actor: Actor,
  now: Date,
  { learnerId, classId, note }: { learnerId: LearnerId; classId: ClassId; note: string | null },
): Promise<void> {
  const { schoolId, userId } = actor;
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!learner || learner.voidAt) throw refuse("LEARNER_UNKNOWN");
  if (!schoolClass) throw refuse("CLASS_UNKNOWN");
  await checkYearGoesOn(tx, schoolId, schoolClass);
  if (!isAway(learner.status)) {
    throw refuse("IS_HERE");
  }
  const said = readOptional(note, 300, "NOTE_LENGTH");

  learner.status = LearnerStatus.reEntered;
  learner.leftOn = null;
  await tx.flush();
  await changeRosters(tx, schoolId, now, { joins: [{ learnerId, classId }], leaves: [] });
  await recordLife(tx, actor, now, [{ learnerId, kind: LifeKind.reEntered, toClassId: classId, note: said }]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learner.re-entered",
    subject: `learner:${learnerId}`,
    detail: `to ${className(schoolClass)}`,
    at: now,
  });
}
