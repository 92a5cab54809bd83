import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import type { PromotionId, SchoolId } from "../../values/ids.js";
import { Promotion } from "./promotion.entity.js";

/** A promotion of the school, to be changed by one at a time. */
export async function lockPromotion(tx: Em, schoolId: SchoolId, id: PromotionId): Promise<Promotion> {
  const found = await tx.findOne(Promotion, { schoolId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (found) return found;
  throw new Refusal(ErrorCode.notFound, "This school has no such promotion.");
}

/** A promotion that is still a plan. */
export async function lockPlan(tx: Em, schoolId: SchoolId, id: PromotionId): Promise<Promotion> {
  const promotion = await lockPromotion(tx, schoolId, id);
  if (promotion.appliedAt === null) return promotion;
  throw new Refusal(
    ErrorCode.conflict,
    "This promotion is done. Take it back to change it, or move learners one by one.",
  );
}
