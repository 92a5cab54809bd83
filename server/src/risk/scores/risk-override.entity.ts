import { defineEntity, p } from "@mikro-orm/core";
import type { LearnerId, RiskOverrideId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/** Why somebody decided otherwise than the list. */
export const OverrideReason = {
  knownAbsence: "known-absence",
  recordsWrong: "records-wrong",
  alreadySettled: "already-settled",
  other: "other",
} as const;
export type OverrideReason = (typeof OverrideReason)[keyof typeof OverrideReason];

const RiskOverrideSchema = defineEntity({
  name: "RiskOverride",
  properties: {
    id: p.integer().$type<RiskOverrideId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: p.integer().$type<LearnerId>(),
    reason: p.enum(Object.values(OverrideReason)).length(16),
    note: p.string().length(500),
    /** The last day on which it stands. */
    until: p.date().$type<SchoolDay>(),
    userId: p.integer().$type<UserId>(),
    at: p.datetime(3),
    liftedBy: p.integer().$type<UserId>().nullable(),
    liftedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["learnerId", "until"] }, { properties: ["schoolId", "until"] }],
});

/** A person's decision that a learner need not be followed up, whatever the score says. It is kept. */
export class RiskOverride extends RiskOverrideSchema.class {}
RiskOverrideSchema.setClass(RiskOverride);
