import { refuseLife } from "../life-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import { Promotion } from "./promotion.entity.js";

/** Begins the plan by which a year's classes go up, or gives the one there is: a year has one. */
export async function planPromotion(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  fromYear: number,
): Promise<Promotion> {
  const known = await tx.findOne(Promotion, { schoolId, fromYear });
  if (known) return known;
  if ((await tx.count(SchoolClass, { schoolId, year: fromYear })) === 0) {
    throw refuseLife("PROMOTION_NO_CLASSES", { year: fromYear });
  }
  const unmade = { appliedBy: null, appliedAt: null, undoneBy: null, undoneAt: null };
  const promotion = tx.create(Promotion, { schoolId, fromYear, createdBy: userId, createdAt: now, ...unmade });
  await tx.flush();
  const subject = `promotion:${promotion.id}`;
  const detail = `${fromYear} to ${fromYear + 1}`;
  await recordAudit(tx, { schoolId, userId, action: "promotion.planned", subject, detail, at: now });
  return promotion;
}
