import { refuseLife } from "../life-refusal.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import type { ClassId, PromotionId } from "../../values/ids.js";
import { lockPlan } from "./find-promotion.js";
import { PromotionClass } from "./promotion-class.entity.js";
import type { Promotion } from "./promotion.entity.js";
import type { ClassRef } from "./propose-target.js";

/** Says where a class goes as a whole; null: it has completed what the school offers. */
export async function setClassTarget(
  tx: Em,
  { schoolId }: Actor,
  { promotionId, classId, target }: { promotionId: PromotionId; classId: ClassId; target: ClassRef | null },
): Promise<Promotion> {
  const promotion = await lockPlan(tx, schoolId, promotionId);
  const isOfYear = await tx.count(SchoolClass, { schoolId, id: classId, year: promotion.fromYear });
  if (isOfYear === 0) throw refuseLife("PROMOTION_CLASS");
  const to = { toGrade: target?.grade ?? null, toStream: target?.stream ?? "" };
  const known = await tx.findOne(PromotionClass, { schoolId, promotionId, classId });
  if (known) tx.assign(known, to);
  else tx.create(PromotionClass, { schoolId, promotionId, classId, ...to });
  await tx.flush();
  return promotion;
}
