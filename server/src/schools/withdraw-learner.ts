import { LockMode } from "@mikro-orm/core";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { LearnerId } from "../values/ids.js";
import { type AwayStatus, isAway, LearnerStatus } from "../values/learner-status.js";
import type { LeavingReason } from "../values/leaving-reason.js";
import { daysBetween, type SchoolDay, schoolDayAt } from "../values/school-day.js";
import type { Actor } from "./actor.js";
import { changeRosters } from "./change-rosters.js";
import { Enrolment } from "./enrolment.entity.js";
import { Learner } from "./learner.entity.js";
import { LifeKind } from "./life/learner-event.entity.js";
import { readOptional } from "./life/read-identity.js";
import { recordLife } from "./life/record-life.js";

export type Withdrawal = {
  learnerId: LearnerId;
  status: AwayStatus;
  /** The last day; without it, today. */
  day?: SchoolDay | null;
  reason?: LeavingReason | null;
  note?: string | null;
  /** Where to. */
  otherSchool?: string | null;
};

const KIND_OF = {
  [LearnerStatus.transferred]: LifeKind.transferredOut,
  [LearnerStatus.left]: LifeKind.left,
  [LearnerStatus.completed]: LifeKind.completed,
} as const;
const LATE_DAYS = 400;

/** Takes a learner who transfers, leaves or has completed off the roster. The record and all that was marked stay. */
export async function withdrawLearner(tx: Em, actor: Actor, now: Date, withdrawal: Withdrawal): Promise<void> {
  const { schoolId, userId } = actor;
  const { learnerId, status, reason = null } = withdrawal;
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!learner) throw refuse("LEARNER_UNKNOWN");
  const stays = await tx.find(Enrolment, { schoolId, learnerId, toRev: null }, { disableIdentityMap: true });
  if (learner.status === status && stays.length === 0) return;
  if (isAway(learner.status) && stays.length === 0) {
    throw refuse("LEFT_ALREADY");
  }
  const today = schoolDayAt(now);
  const day = readDay(withdrawal.day ?? null, today);
  const { admittedOn } = learner;
  if (admittedOn && day < admittedOn && admittedOn <= today) throw refuse("LAST_DAY_EARLY", { starts: admittedOn });
  const note = readOptional(withdrawal.note, 300, "NOTE_LENGTH");
  const otherSchool = readOptional(withdrawal.otherSchool, 120, "OTHER_SCHOOL_LENGTH");

  learner.status = status;
  learner.leftOn = day;
  await tx.flush();
  await changeRosters(tx, schoolId, now, { joins: [], leaves: stays });
  const fromClassId = stays.at(-1)?.classId ?? null;
  await recordLife(tx, actor, now, [{ learnerId, kind: KIND_OF[status], day, fromClassId, reason, note, otherSchool }]);
  // Never why: the audit is read by more people than may know.
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learner.withdrawn",
    subject: `learner:${learnerId}`,
    detail: status,
    at: now,
  });
}

function readDay(day: SchoolDay | null, today: SchoolDay): SchoolDay {
  if (day === null) return today;
  if (day <= today && daysBetween(day, today) <= LATE_DAYS) return day;
  throw refuse("LAST_DAY");
}
