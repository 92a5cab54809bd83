import { defineEntity, p } from "@mikro-orm/core";
import type { ClassId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import { LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";

/** What happened to a learner's place in the school. */
export const LifeKind = {
  admitted: "admitted",
  transferredIn: "transferred-in",
  moved: "moved",
  promoted: "promoted",
  repeated: "repeated",
  transferredOut: "transferred-out",
  left: "left",
  completed: "completed",
  reEntered: "re-entered",
  undone: "undone",
} as const;
export type LifeKind = (typeof LifeKind)[keyof typeof LifeKind];

const LearnerEventSchema = defineEntity({
  name: "LearnerEvent",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: p.integer().$type<LearnerId>(),
    kind: p.enum(Object.values(LifeKind)).length(16),
    /** The day it was so, which may lie before the day it was written down. */
    day: p.date().$type<SchoolDay>(),
    fromClassId: p.integer().$type<ClassId>().nullable(),
    toClassId: p.integer().$type<ClassId>().nullable(),
    reason: p.enum(Object.values(LeavingReason)).length(24).nullable(),
    note: p.string().length(300).nullable(),
    /** Where from or where to. */
    otherSchool: p.string().length(120).nullable(),
    /** Of the letter that was brought. */
    reference: p.string().length(60).nullable(),
    userId: p.integer().$type<UserId>().nullable(),
    /** When it was written down; null of what was read from the class lists of before there was a log. */
    at: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["learnerId", "id"] }, { properties: ["schoolId", "kind", "day"] }],
});

/** A line of a learner's life at the school. Lines are added and never changed. */
export class LearnerEvent extends LearnerEventSchema.class {}
LearnerEventSchema.setClass(LearnerEvent);
