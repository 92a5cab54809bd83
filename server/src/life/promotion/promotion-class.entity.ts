import { defineEntity, p } from "@mikro-orm/core";
import type { Grade } from "../../values/grade.js";
import type { ClassId, PromotionId, SchoolId } from "../../values/ids.js";

const PromotionClassSchema = defineEntity({
  name: "PromotionClass",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    promotionId: p.integer().$type<PromotionId>(),
    classId: p.integer().$type<ClassId>(),
    /** Null: the class has completed what the school offers. */
    toGrade: p.string().$type<Grade>().length(4).nullable(),
    toStream: p.string().length(30),
  },
  uniques: [{ properties: ["promotionId", "classId"] }],
});

/** Where a class goes as a whole; there may be no such class yet. */
export class PromotionClass extends PromotionClassSchema.class {}
PromotionClassSchema.setClass(PromotionClass);
