import { defineEntity, p } from '@mikro-orm/core';
import { Device } from '../identity/device.entity.js';
import { User } from '../identity/user.entity.js';
import { SchoolClass } from '../schools/school-class.entity.js';
import { School } from '../schools/school.entity.js';
import { AttendanceStatus } from '../values/attendance-status.js';
import type { SchoolDay } from '../values/school-day.js';
import { SESSIONS } from '../values/session.js';

const RollCallSchema = defineEntity({
  name: 'RollCall',
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn('school_id').mapToPk(),
    classId: () => p.manyToOne(SchoolClass).joinColumn('class_id').mapToPk(),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    /** 0 while nobody has taken the roll and single cells were set by corrections only. */
    rosterRev: p.integer(),
    /** What everyone without a mark of their own is: present, or not taken. */
    defaultStatus: p.enum([AttendanceStatus.present, AttendanceStatus.notTaken]).length(1),
    /** Totals of the roster at `rosterRev`, kept by every write. */
    present: p.integer(),
    late: p.integer(),
    absent: p.integer(),
    excused: p.integer(),
    notTaken: p.integer(),
    /** The class-term scope's sequence of the last roll operation, and who sent it: the default's writer. */
    seq: p.bigint('number'),
    deviceId: () => p.manyToOne(Device).joinColumn('device_id').mapToPk(),
    counter: p.integer(),
    authorId: () => p.manyToOne(User).joinColumn('author_id').mapToPk(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ['classId', 'day', 'session'] }],
  indexes: [{ properties: ['schoolId', 'day'] }],
});

/** The register of one class in one session: what was said of everyone at once, and its totals. */
export class RollCall extends RollCallSchema.class {}
RollCallSchema.setClass(RollCall);
