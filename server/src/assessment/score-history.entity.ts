import { defineEntity, p } from "@mikro-orm/core";
import type { AssessmentId, DeviceId, LearnerId, SchoolId, UserId } from "../values/ids.js";

/**
 * How a score was judged: it stands, says what stood already, stands beside a proposal its author could not know of,
 * became a proposal itself, or gave way.
 */
export const ScoreVerdict = {
  applied: "applied",
  agreed: "agreed",
  contested: "contested",
  proposed: "proposed",
  yielded: "yielded",
} as const;
export type ScoreVerdict = (typeof ScoreVerdict)[keyof typeof ScoreVerdict];

const ScoreHistorySchema = defineEntity({
  name: "ScoreHistory",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    assessmentId: p.integer().$type<AssessmentId>(),
    /** Null when the entry is about the sheet; its values are then `open` and `submitted`. */
    learnerId: p.integer().$type<LearnerId>().nullable(),
    /** What stood before; null where nothing was ever said. */
    oldValue: p.string().length(10).nullable(),
    newValue: p.string().length(10),
    verdict: p.enum(Object.values(ScoreVerdict)).length(12),
    /** Of a sheet whose marks were all changed alike, the entry about the sheet: how, how many became others, and why. */
    adjustment: p.string().length(8).nullable(),
    changed: p.integer().nullable(),
    reason: p.string().length(200).nullable(),
    userId: p.integer().$type<UserId>(),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    /** Who took it in when it was held for the head: it would not stand without them. */
    allowedBy: p.integer().$type<UserId>().nullable(),
    /** The device's clock when it was written, and by how many seconds that clock ran ahead when it was sent. */
    deviceAt: p.datetime(3),
    clockOffset: p.integer(),
    at: p.datetime(3),
  },
  indexes: [{ properties: ["assessmentId", "learnerId"] }],
});

/** Every score a learner was ever given, and by whom: only ever added to. */
export class ScoreHistory extends ScoreHistorySchema.class {}
ScoreHistorySchema.setClass(ScoreHistory);
