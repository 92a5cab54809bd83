import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../schools/learner.entity.js";
import { SchoolClass } from "../schools/school-class.entity.js";
import { ATTENDANCE_STATUSES } from "../values/attendance-status.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SESSIONS } from "../values/session.js";

const AttendanceMarkSchema = defineEntity({
  name: "AttendanceMark",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk().index(false),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk().index(false),
    position: p.integer(),
    status: p.enum(ATTENDANCE_STATUSES).length(1),
    /** An attendance reason's number in the school. */
    reason: p.integer().nullable(),
    minutesLate: p.integer().nullable(),
    /** Said by a roll's default, of a roster other than the one the register stands on now. */
    implied: p.boolean().default(false),
    /** The class-term scope's sequence of the write, and the operation it was. */
    seq: p.bigint("number"),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    authorId: p.integer().$type<UserId>(),
    at: p.datetime(3),
    /** The other value of a contested cell, in the wire's form without the position (`L.2@20`); null when uncontested. */
    contested: p.string().length(12).nullable(),
    contestedSeq: p.bigint("number").nullable(),
    contestedDeviceId: p.integer().$type<DeviceId>().nullable(),
    contestedCounter: p.integer().nullable(),
    contestedBy: p.integer().$type<UserId>().nullable(),
    contestedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["classId", "day", "session", "learnerId"] }],
  indexes: [{ properties: ["learnerId", "day"] }],
});

/** What somebody said explicitly of one learner in one session. A learner the roll's default covers has no row. */
export class AttendanceMark extends AttendanceMarkSchema.class {}
AttendanceMarkSchema.setClass(AttendanceMark);
