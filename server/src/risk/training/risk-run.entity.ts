import { defineEntity, p } from "@mikro-orm/core";
import type { RiskModelId, RiskRunId, SchoolId, UserId } from "../../values/ids.js";

export const RiskRunState = { waiting: "waiting", running: "running", done: "done", failed: "failed" } as const;
export type RiskRunState = (typeof RiskRunState)[keyof typeof RiskRunState];

/** What a run is doing, in this order. */
export const RiskPhase = {
  reading: "reading",
  learning: "learning",
  proving: "proving",
  scoring: "scoring",
  writing: "writing",
} as const;
export type RiskPhase = (typeof RiskPhase)[keyof typeof RiskPhase];

const RiskRunSchema = defineEntity({
  name: "RiskRun",
  properties: {
    id: p.integer().$type<RiskRunId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** Who asked for it; null for the nightly one. */
    askedBy: p.integer().$type<UserId>().nullable(),
    state: p.enum(Object.values(RiskRunState)).length(8),
    phase: p.enum(Object.values(RiskPhase)).length(8).nullable(),
    /** How far the phase is: `done` of `total`. */
    done: p.integer().default(0),
    total: p.integer().default(0),
    /** A process that works on it holds it until then; when it dies another may take it. */
    leasedUntil: p.datetime(3).nullable(),
    /** How often it was claimed, for whatever reason. */
    attempts: p.integer().default(0),
    /** How often whoever worked on it was heard of no more, and how often the work itself failed. */
    deaths: p.integer().default(0),
    failures: p.integer().default(0),
    askedAt: p.datetime(3),
    startedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    /** Why it failed, for whoever runs the server; never a learner's data. */
    fault: p.string().length(300).nullable(),
    /** The version that scored; null when the rules did. */
    modelId: p.integer().$type<RiskModelId>().nullable(),
    scored: p.integer().nullable(),
  },
  indexes: [{ properties: ["schoolId", "state"] }, { properties: ["state", "leasedUntil"] }],
});

/** One training and scoring of a school: a school has at most one that is not over. */
export class RiskRun extends RiskRunSchema.class {}
RiskRunSchema.setClass(RiskRun);
