import { defineEntity, p } from "@mikro-orm/core";
import { SchoolClass } from "../schools/school-class.entity.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SESSIONS } from "../values/session.js";

const RollCallSchema = defineEntity({
  name: "RollCall",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk().index(false),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    /** 0 while nobody has taken the roll and single cells were set by corrections only. */
    rosterRev: p.integer(),
    /** What everyone on that roster without a mark of their own is: present, or not taken. */
    defaultStatus: p.enum([AttendanceStatus.present, AttendanceStatus.notTaken]).length(1),
    /** Totals of everyone on that roster or with a mark of their own, kept by every write. */
    present: p.integer(),
    late: p.integer(),
    absent: p.integer(),
    excused: p.integer(),
    notTaken: p.integer(),
    /** The class-term scope's sequence of the roll that gave the default, and the operation it was. */
    seq: p.bigint("number"),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    authorId: p.integer().$type<UserId>(),
    at: p.datetime(3),
    /** The scope's sequence of the last write of any kind. */
    revision: p.bigint("number"),
  },
  uniques: [{ properties: ["classId", "day", "session"] }],
  indexes: [{ properties: ["schoolId", "day"] }],
});

/** The register of one class in one session: what was said of everyone at once, and its totals. */
export class RollCall extends RollCallSchema.class {}
RollCallSchema.setClass(RollCall);
