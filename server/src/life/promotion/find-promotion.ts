import { LockMode } from "@mikro-orm/core";
import { refuseLife } from "../life-refusal.js";
import type { Em } from "../../platform/orm.js";
import type { PromotionId, SchoolId } from "../../values/ids.js";
import { Promotion } from "./promotion.entity.js";

/** A promotion of the school, to be changed by one at a time. */
export async function lockPromotion(tx: Em, schoolId: SchoolId, id: PromotionId): Promise<Promotion> {
  const found = await tx.findOne(Promotion, { schoolId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (found) return found;
  throw refuseLife("PROMOTION_UNKNOWN");
}

/** A promotion that is still a plan. */
export async function lockPlan(tx: Em, schoolId: SchoolId, id: PromotionId): Promise<Promotion> {
  const promotion = await lockPromotion(tx, schoolId, id);
  if (promotion.appliedAt === null) return promotion;
  throw refuseLife("PROMOTION_DONE");
}
