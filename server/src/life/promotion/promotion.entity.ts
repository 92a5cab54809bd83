import { defineEntity, p } from "@mikro-orm/core";
import type { PromotionId, SchoolId, UserId } from "../../values/ids.js";

const PromotionSchema = defineEntity({
  name: "Promotion",
  properties: {
    id: p.integer().$type<PromotionId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** Out of the classes of this year into those of the next. */
    fromYear: p.integer(),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
    /** Null while it is a plan, also after it was taken back. */
    appliedBy: p.integer().$type<UserId>().nullable(),
    appliedAt: p.datetime(3).nullable(),
    undoneBy: p.integer().$type<UserId>().nullable(),
    undoneAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "fromYear"] }],
});

/** The promotion of a whole school: planned, done, and taken back. */
export class Promotion extends PromotionSchema.class {}
PromotionSchema.setClass(Promotion);
