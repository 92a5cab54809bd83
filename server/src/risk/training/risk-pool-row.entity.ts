import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolDay } from "../../values/school-day.js";

const RiskPoolRowSchema = defineEntity({
  name: "RiskPoolRow",
  properties: {
    id: p.integer().primary().autoincrement(),
    /** The mark of the school it came from, which leads nowhere. */
    poolKey: p.string().length(36),
    /** Rows of one learner share a number, which holds within the mark and for one handing over only. */
    learner: p.integer(),
    /** `2026-1`. */
    term: p.string().length(6),
    day: p.date().$type<SchoolDay>(),
    /** The features' values in the registry's order, as JSON. */
    facts: p.text(),
    label: p.boolean(),
  },
  indexes: [{ properties: ["poolKey"] }],
});

/** A learner-term of a school that learns together with others: features and what came of it, no school and no learner. */
export class RiskPoolRow extends RiskPoolRowSchema.class {}
RiskPoolRowSchema.setClass(RiskPoolRow);
