import { defineEntity, p } from "@mikro-orm/core";
import { SchoolClass } from "../../schools/school-class.entity.js";
import type { DeviceId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SESSIONS } from "../../values/session.js";

/** How a write was judged: it stands, says what stood already, stands beside another, or gave way to one. */
export const CellVerdict = {
  applied: "applied",
  agreed: "agreed",
  contested: "contested",
  yielded: "yielded",
} as const;
export type CellVerdict = (typeof CellVerdict)[keyof typeof CellVerdict];

const AttendanceHistorySchema = defineEntity({
  name: "AttendanceHistory",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk().index(false),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    /** Null when the entry is about the whole roll; its values are then a roster revision and a default, `3P`. */
    learnerId: p.integer().$type<LearnerId>().nullable(),
    /** Values in the wire's form without the position (`A.4`, `P`); null before the first. */
    oldValue: p.string().length(20).nullable(),
    newValue: p.string().length(20),
    verdict: p.enum(Object.values(CellVerdict)).length(12),
    userId: p.integer().$type<UserId>(),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    /** Who took it in when it was held for the head: it would not stand without them. */
    allowedBy: p.integer().$type<UserId>().nullable(),
    /** The device's clock when it was written, and by how many seconds that clock ran ahead when it was sent. */
    deviceAt: p.datetime(3),
    clockOffset: p.integer().default(0),
    at: p.datetime(3),
  },
  indexes: [{ properties: ["classId", "day", "session"] }],
});

/** Every value a cell ever had, and who said so: only ever added to. */
export class AttendanceHistory extends AttendanceHistorySchema.class {}
AttendanceHistorySchema.setClass(AttendanceHistory);
