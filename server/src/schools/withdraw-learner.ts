import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../errors.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { LearnerId } from "../values/ids.js";
import { LearnerStatus } from "../values/learner-status.js";
import type { Actor } from "./actor.js";
import { changeRosters } from "./change-rosters.js";
import { Enrolment } from "./enrolment.entity.js";
import { Learner } from "./learner.entity.js";

/** Takes a learner who transfers or leaves off the roster. The record and all that was marked stay. */
export async function withdrawLearner(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, status }: { learnerId: LearnerId; status: typeof LearnerStatus.transferred | typeof LearnerStatus.left },
): Promise<void> {
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!learner) throw new Refusal(ErrorCode.notFound, "This school has no such learner.");
  const stays = await tx.find(Enrolment, { schoolId, learnerId, toRev: null }, { disableIdentityMap: true });
  if (learner.status === status && stays.length === 0) return;

  learner.status = status;
  await tx.flush();
  await changeRosters(tx, schoolId, now, { joins: [], leaves: stays });
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learner.withdrawn",
    subject: `learner:${learnerId}`,
    detail: status,
    at: now,
  });
}
