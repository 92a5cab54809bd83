import { defineEntity, p } from "@mikro-orm/core";
import type { BursaryId, LearnerId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const BursaryShareSchema = defineEntity({
  name: "BursaryShare",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    bursaryId: p.integer().$type<BursaryId>(),
    learnerId: p.integer().$type<LearnerId>().index(),
    cents: p.bigint("number").$type<Cents>(),
  },
  uniques: [{ properties: ["bursaryId", "learnerId"] }],
});

/** What of a bursary was promised to a learner. */
export class BursaryShare extends BursaryShareSchema.class {}
BursaryShareSchema.setClass(BursaryShare);
