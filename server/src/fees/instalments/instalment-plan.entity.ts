import { defineEntity, p } from "@mikro-orm/core";
import type { InstalmentPlanId, InvoiceId, LearnerId, SchoolId, UserId } from "../../values/ids.js";

const InstalmentPlanSchema = defineEntity({
  name: "InstalmentPlan",
  properties: {
    id: p.integer().$type<InstalmentPlanId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: p.integer().$type<LearnerId>().index(),
    note: p.string().length(160),
    /** The last invoice it covers: later ones fall due by themselves. */
    throughInvoiceId: p.integer().$type<InvoiceId>(),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
    /** Set once it no longer holds; a learner has at most one that does. */
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["schoolId", "endedAt"] }],
});

/** By when a learner pays what was owed when it was agreed. */
export class InstalmentPlan extends InstalmentPlanSchema.class {}
InstalmentPlanSchema.setClass(InstalmentPlan);
