import { refuseLife } from "../life-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { changeRosters } from "../../schools/change-rosters.js";
import { LifeKind } from "../../schools/life/learner-event.entity.js";
import { recordLife } from "../../schools/life/record-life.js";
import type { ClassId, LearnerId, PromotionId, SchoolId } from "../../values/ids.js";
import type { LearnerStatus } from "../../values/learner-status.js";
import { lockPromotion } from "./find-promotion.js";
import { findWhatWasBuilt } from "./find-what-was-built.js";
import { PromotionChoice } from "./promotion-choice.entity.js";
import type { Promotion } from "./promotion.entity.js";

type Done = { learnerId: LearnerId; fromClassId: ClassId; toClassId: ClassId | null; statusBefore: LearnerStatus };

/**
 * Takes a promotion back in one step, while nothing was built on it: everybody is on the old lists again and what they
 * were. The new classes stay, empty, and so does every choice that was made. What was built is said.
 */
export async function undoPromotion(tx: Em, actor: Actor, now: Date, id: PromotionId): Promise<Promotion> {
  const { schoolId, userId } = actor;
  const promotion = await lockPromotion(tx, schoolId, id);
  if (promotion.appliedAt === null) throw refuseLife("PROMOTION_NOT_DONE");
  const done = await readDone(tx, schoolId, id);
  const newClasses = [...new Set(done.flatMap(({ toClassId }) => toClassId ?? []))];
  await checkNobodyMoved(tx, schoolId, id);
  const built = await findWhatWasBuilt(tx, schoolId, promotion.fromYear + 1, newClasses);
  if (built) throw built;

  const leaves = done.flatMap(({ learnerId, toClassId }) => (toClassId ? [{ learnerId, classId: toClassId }] : []));
  const joins = done.map(({ learnerId, fromClassId }) => ({ learnerId, classId: fromClassId }));
  await changeRosters(tx, schoolId, now, { joins, leaves });
  for (const [status, learners] of Map.groupBy(done, ({ statusBefore }) => statusBefore)) {
    for (const chunk of chunksOf(learners, 500)) {
      const ids = chunk.map(({ learnerId }) => learnerId);
      const sql = `update learner set status = ?, left_on = null where school_id = ? and id in ${placesFor(ids)}`;
      await runSql(tx, sql, [status, schoolId, ...ids]);
    }
  }
  const lines = done.map(({ learnerId, fromClassId, toClassId }) => ({
    learnerId,
    kind: LifeKind.undone,
    fromClassId: toClassId,
    toClassId: fromClassId,
  }));
  await recordLife(tx, actor, now, lines);
  await tx.nativeDelete(PromotionChoice, { schoolId, promotionId: id, isOwn: false });
  const undone = { fromClassId: null, toClassId: null, statusBefore: null };
  await tx.nativeUpdate(PromotionChoice, { schoolId, promotionId: id }, undone);

  tx.assign(promotion, { appliedBy: null, appliedAt: null, undoneBy: userId, undoneAt: now });
  await tx.flush();
  const detail = `${promotion.fromYear}: ${done.length} learners`;
  await recordAudit(tx, { schoolId, userId, action: "promotion.undone", subject: `promotion:${id}`, detail, at: now });
  return promotion;
}

const readDone = (tx: Em, schoolId: SchoolId, id: PromotionId): Promise<Done[]> =>
  runSql<Done>(
    tx,
    `select learner_id as learnerId, from_class_id as fromClassId, to_class_id as toClassId, status_before as statusBefore
     from promotion_choice where school_id = ? and promotion_id = ? and from_class_id is not null order by id`,
    [schoolId, id],
  );

/** Refuses while somebody is elsewhere by now than where the promotion put them. */
async function checkNobodyMoved(tx: Em, schoolId: SchoolId, id: PromotionId): Promise<void> {
  const rows = await runSql<{ name: string }>(
    tx,
    `select l.name from promotion_choice p join learner l on l.id = p.learner_id
     left join enrolment e on e.learner_id = p.learner_id and e.to_rev is null
     where p.school_id = ? and p.promotion_id = ? and p.from_class_id is not null
       and (coalesce(e.class_id, 0) <> coalesce(p.to_class_id, 0)
         or (p.to_class_id is not null and l.status <> p.status_before)) order by l.name limit 3`,
    [schoolId, id],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(", ");
  throw refuseLife("PROMOTION_MOVED", { names });
}
