import { defineEntity, p } from "@mikro-orm/core";
import { SchoolClass } from "../../schools/school-class.entity.js";
import type { SchoolId } from "../../values/ids.js";
import { ReportRun } from "./report-run.entity.js";

/** The cards of one class of a run are still to be made, are made, could not be, are being given out, or are out. */
export const RunClassState = {
  waiting: "waiting",
  ready: "ready",
  failed: "failed",
  publishing: "publishing",
  published: "published",
} as const;
export type RunClassState = (typeof RunClassState)[keyof typeof RunClassState];

const ReportRunClassSchema = defineEntity({
  name: "ReportRunClass",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    runId: () => p.manyToOne(ReportRun).joinColumn("run_id").mapToPk().index(false),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk(),
    state: p.enum(Object.values(RunClassState)).length(12),
    /** How often it was begun: a process may have died over it. */
    tries: p.integer().default(0),
    /** Until then it is whoever began it that works on it. */
    leasedUntil: p.datetime(3).nullable(),
    cards: p.integer().default(0),
    warned: p.integer().default(0),
  },
  uniques: [{ properties: ["runId", "classId"] }],
  indexes: [{ properties: ["state", "leasedUntil"] }],
});

/** How far a run is with one class. */
export class ReportRunClass extends ReportRunClassSchema.class {}
ReportRunClassSchema.setClass(ReportRunClass);
