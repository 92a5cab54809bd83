import { defineEntity, p } from "@mikro-orm/core";
import type { Grade } from "../../values/grade.js";
import type { ClassId, LearnerId, PromotionId, SchoolId } from "../../values/ids.js";
import { LearnerStatus } from "../../values/learner-status.js";
import { LeavingReason } from "../../values/leaving-reason.js";

/** What becomes of a learner with the new year. */
export const Choice = { promote: "promote", repeat: "repeat", leave: "leave", complete: "complete" } as const;
export type Choice = (typeof Choice)[keyof typeof Choice];

const PromotionChoiceSchema = defineEntity({
  name: "PromotionChoice",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    promotionId: p.integer().$type<PromotionId>(),
    learnerId: p.integer().$type<LearnerId>(),
    choice: p.enum(Object.values(Choice)).length(10),
    /** Whether somebody chose it for this learner; else it follows from the class, and is kept to be taken back. */
    isOwn: p.boolean(),
    /** Of somebody who goes elsewhere than their class or, repeating, than its stream. */
    toGrade: p.string().$type<Grade>().length(4).nullable(),
    toStream: p.string().length(30).nullable(),
    reason: p.enum(Object.values(LeavingReason)).length(24).nullable(),
    /** Once it is done: whence, whereto, and what the learner was. */
    fromClassId: p.integer().$type<ClassId>().nullable(),
    toClassId: p.integer().$type<ClassId>().nullable(),
    statusBefore: p.enum(Object.values(LearnerStatus)).length(12).nullable(),
  },
  uniques: [{ properties: ["promotionId", "learnerId"] }],
});

/** What a promotion does with one learner. */
export class PromotionChoice extends PromotionChoiceSchema.class {}
PromotionChoiceSchema.setClass(PromotionChoice);
