import { defineEntity, p } from "@mikro-orm/core";
import type { JournalEntryId, LearnerId, SchoolId, UserId, VoteHeadId, WaiverId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { WaiverStatus } from "./waiver-status.js";

const WaiverSchema = defineEntity({
  name: "Waiver",
  properties: {
    id: p.integer().$type<WaiverId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The asker's own name for it: asked for again, it is not made again. */
    key: p.string().length(40),
    learnerId: p.integer().$type<LearnerId>().index(),
    /** What it is taken off; null for whatever was owed longest. */
    voteHeadId: p.integer().$type<VoteHeadId>().nullable(),
    cents: p.bigint("number").$type<Cents>(),
    reason: p.string().length(160),
    status: p.enum(Object.values(WaiverStatus)).length(8),
    requestedBy: p.integer().$type<UserId>().nullable(),
    requestedAt: p.datetime(3),
    /** Who granted, declined or took it back last, and when. */
    decidedBy: p.integer().$type<UserId>().nullable(),
    decidedAt: p.datetime(3).nullable(),
    entryId: p.integer().$type<JournalEntryId>().nullable(),
  },
  uniques: [{ properties: ["schoolId", "key"] }],
  indexes: [{ properties: ["schoolId", "status"] }],
});

/** Part of a learner's fees that the school lets off. */
export class Waiver extends WaiverSchema.class {}
WaiverSchema.setClass(Waiver);
