import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../../schools/learner.entity.js";
import type { ClassId, RiskModelId, RiskScoreId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { RiskBand } from "../rules/risk-band.js";

const RiskScoreSchema = defineEntity({
  name: "RiskScore",
  properties: {
    id: p.integer().$type<RiskScoreId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk().index(false),
    /** The class on that day. */
    classId: p.integer().$type<ClassId>(),
    /** The Monday of the week it is for; written anew each night until that is over. */
    week: p.date().$type<SchoolDay>(),
    /** Nothing that came after this day is in it. */
    scoredOn: p.date().$type<SchoolDay>(),
    /** The version that scored; null when the rules did. */
    modelId: p.integer().$type<RiskModelId>().nullable(),
    /** That the learner leaves without a transfer up to the end of the next term, calibrated; null by rules or for lack of data. */
    probability: p.double().nullable(),
    /** By rules alone. */
    points: p.integer().nullable(),
    band: p.enum(Object.values(RiskBand)).length(8),
    /** What lists are ordered by, the greatest first: the probability, or the points; -1 for lack of data. */
    standing: p.double(),
    /** base + the sum of parts = the score in log-odds; null by rules. */
    base: p.double().nullable(),
    /** In the registry's order, as JSON: each feature's value (null where missing), and its part of the score or its points. */
    facts: p.text(),
    parts: p.text(),
  },
  uniques: [{ properties: ["learnerId", "week"] }],
  indexes: [{ properties: ["schoolId", "week", "band", "standing"] }, { properties: ["schoolId", "week", "classId"] }],
});

/** How likely a learner was to drop out in one week, and why. */
export class RiskScore extends RiskScoreSchema.class {}
RiskScoreSchema.setClass(RiskScore);
