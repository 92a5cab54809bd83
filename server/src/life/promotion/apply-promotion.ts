import { refuseLife } from "../life-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { addClass } from "../../schools/add-class.js";
import { changeRosters } from "../../schools/change-rosters.js";
import { MAX_CLASS_SIZE } from "../../schools/check-class-sizes.js";
import { className } from "../../schools/class-name.js";
import { countEnrolled } from "../../schools/count-enrolled.js";
import { classKey } from "../../schools/import/class-key.js";
import { LifeKind } from "../../schools/life/learner-event.entity.js";
import { recordLife } from "../../schools/life/record-life.js";
import type { ClassId, LearnerId, PromotionId, SchoolId } from "../../values/ids.js";
import { LearnerStatus } from "../../values/learner-status.js";
import { LeavingReason } from "../../values/leaving-reason.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { lockPlan } from "./find-promotion.js";
import { Choice, PromotionChoice } from "./promotion-choice.entity.js";
import { PromotionClass } from "./promotion-class.entity.js";
import { type Plan, type PlannedLearner, readPlan } from "./read-plan.js";
import { readYearEnd } from "./read-year-end.js";
import type { Promotion } from "./promotion.entity.js";

type Placed = PlannedLearner & { toClassId: ClassId | null };

const KIND_OF = {
  [Choice.promote]: LifeKind.promoted,
  [Choice.repeat]: LifeKind.repeated,
  [Choice.leave]: LifeKind.left,
  [Choice.complete]: LifeKind.completed,
} as const;

/**
 * Does what a plan says, for the whole school in one step: classes that are not there are made, every list touched gets
 * one new revision, and phones are told. What was marked in the old classes stays theirs. A phone that comes back with marks
 * of the old year is still heard, for the time that its term takes writes: they name the list they were made from.
 */
export async function applyPromotion(tx: Em, actor: Actor, now: Date, id: PromotionId): Promise<Promotion> {
  const { schoolId, userId } = actor;
  const promotion = await lockPlan(tx, schoolId, id);
  const lastDay = await readYearEnd(tx, schoolId, promotion.fromYear, schoolDayAt(now));
  const plan = await readPlan(tx, schoolId, promotion);
  if (plan.learners.length === 0) {
    throw refuseLife("PROMOTION_EMPTY", { year: promotion.fromYear });
  }
  const placed = await placeAll(tx, actor, now, promotion.fromYear + 1, plan);
  await checkSizes(tx, schoolId, placed, plan);

  const leaves = placed.map(({ learnerId, classId }) => ({ learnerId, classId }));
  const joins = placed.flatMap(({ learnerId, toClassId }) => (toClassId ? [{ learnerId, classId: toClassId }] : []));
  await changeRosters(tx, schoolId, now, { joins, leaves });
  await setStatus(tx, schoolId, placed, Choice.complete, LearnerStatus.completed, lastDay);
  await setStatus(tx, schoolId, placed, Choice.leave, LearnerStatus.left, lastDay);
  await recordLife(tx, actor, now, placed.map(toLine));
  await keepChoices(tx, schoolId, id, placed);
  await keepTargets(tx, schoolId, id, plan);

  tx.assign(promotion, { appliedBy: userId, appliedAt: now });
  await tx.flush();
  const counts = Object.values(Choice).map(
    (each) => `${each} ${placed.filter(({ choice }) => choice === each).length}`,
  );
  const detail = `${promotion.fromYear}: ${counts.join(", ")}`;
  await recordAudit(tx, { schoolId, userId, action: "promotion.applied", subject: `promotion:${id}`, detail, at: now });
  return promotion;
}

/** Finds the class everybody goes to; those that are not there are made. */
async function placeAll(tx: Em, actor: Actor, now: Date, year: number, plan: Plan): Promise<Placed[]> {
  const ids = new Map(plan.nextYear.map((schoolClass) => [classKey(schoolClass), schoolClass.id]));
  for (const { target } of plan.learners) {
    if (target === null || ids.has(classKey(target))) continue;
    ids.set(classKey(target), (await addClass(tx, actor, now, { year, ...target })).id);
  }
  return plan.learners.map((learner) => ({
    ...learner,
    toClassId: learner.target === null ? null : ids.get(classKey(learner.target))!,
  }));
}

async function checkSizes(tx: Em, schoolId: SchoolId, placed: readonly Placed[], plan: Plan): Promise<void> {
  const known = plan.nextYear.map(({ id }) => id);
  const sizes = await countEnrolled(tx, schoolId, known);
  for (const [toClassId, joiners] of Map.groupBy(placed, (learner) => learner.toClassId)) {
    if (toClassId === null) continue;
    const size = (sizes.get(toClassId) ?? 0) + joiners.length;
    if (size <= MAX_CLASS_SIZE) continue;
    const name = className(joiners[0]!.target!);
    throw refuseLife("PROMOTION_SIZE", { name, size, most: MAX_CLASS_SIZE });
  }
}

async function setStatus(
  tx: Em,
  schoolId: SchoolId,
  placed: readonly Placed[],
  wanted: Choice,
  status: LearnerStatus,
  lastDay: SchoolDay,
): Promise<void> {
  const ids = placed.filter(({ choice }) => choice === wanted).map(({ learnerId }) => learnerId);
  for (const chunk of chunksOf(ids, 500)) {
    const sql = `update learner set status = ?, left_on = ? where school_id = ? and id in ${placesFor(chunk)}`;
    await runSql(tx, sql, [status, lastDay, schoolId, ...chunk]);
  }
}

const toLine = ({ learnerId, choice, classId, toClassId, reason }: Placed) => ({
  learnerId,
  kind: KIND_OF[choice],
  fromClassId: classId,
  toClassId,
  reason: choice === Choice.complete ? LeavingReason.completed : reason,
});

/** Keeps what became of everybody, so that it can be taken back. */
async function keepChoices(tx: Em, schoolId: SchoolId, promotionId: PromotionId, placed: readonly Placed[]) {
  const own = await tx.find(PromotionChoice, { schoolId, promotionId, isOwn: true }, { disableIdentityMap: true });
  const chosen = new Map<LearnerId, PromotionChoice>(own.map((row) => [row.learnerId, row]));
  await tx.nativeDelete(PromotionChoice, { schoolId, promotionId });
  const rows = placed.map(({ learnerId, choice, isOwn, reason, classId, toClassId, status }) => ({
    schoolId,
    promotionId,
    learnerId,
    choice: chosen.get(learnerId)?.choice ?? choice,
    isOwn,
    toGrade: chosen.get(learnerId)?.toGrade ?? null,
    toStream: chosen.get(learnerId)?.toStream ?? null,
    reason,
    fromClassId: classId,
    toClassId,
    statusBefore: status,
  }));
  for (const chunk of chunksOf(rows, 500)) await tx.insertMany(PromotionChoice, [...chunk]);
}

/** Keeps where every class went: what would be proposed anew depends on the classes that were made by it. */
async function keepTargets(tx: Em, schoolId: SchoolId, promotionId: PromotionId, { targets }: Plan): Promise<void> {
  await tx.nativeDelete(PromotionClass, { schoolId, promotionId });
  const rows = [...targets].map(([classId, target]) => ({
    schoolId,
    promotionId,
    classId,
    toGrade: target?.grade ?? null,
    toStream: target?.stream ?? "",
  }));
  await tx.insertMany(PromotionClass, rows);
}
