import { refuse } from "../../schools/school-refusal.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import type { LearnerId, PromotionId } from "../../values/ids.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import { lockPlan } from "./find-promotion.js";
import { type Choice, PromotionChoice } from "./promotion-choice.entity.js";
import type { Promotion } from "./promotion.entity.js";
import type { ClassRef } from "./propose-target.js";

export type Choices = {
  promotionId: PromotionId;
  learnerIds: readonly LearnerId[];
  /** Null: as their class. */
  choice: Choice | null;
  target: ClassRef | null;
  reason: LeavingReason | null;
};

const MOST_AT_ONCE = 200;

/** Says what becomes of some learners, whatever becomes of their class. */
export async function setChoices(tx: Em, { schoolId }: Actor, choices: Choices): Promise<Promotion> {
  const { promotionId, choice, target, reason } = choices;
  const promotion = await lockPlan(tx, schoolId, promotionId);
  const learnerIds = [...new Set(choices.learnerIds)];
  if (learnerIds.length === 0 || learnerIds.length > MOST_AT_ONCE) {
    throw refuse("LEARNERS_AT_ONCE", { most: MOST_AT_ONCE });
  }
  await checkLearners(tx, schoolId, learnerIds);
  await tx.nativeDelete(PromotionChoice, { schoolId, promotionId, learnerId: { $in: learnerIds } });
  if (choice === null) return promotion;
  const said = { choice, isOwn: true, toGrade: target?.grade ?? null, toStream: target?.stream ?? null };
  const undone = { fromClassId: null, toClassId: null, statusBefore: null };
  const own = { schoolId, promotionId, ...said, ...undone, reason: choice === "leave" ? reason : null };
  await tx.insertMany(
    PromotionChoice,
    learnerIds.map((learnerId) => ({ ...own, learnerId })),
  );
  return promotion;
}
