import { defineEntity, p } from '@mikro-orm/core';
import { Device } from '../identity/device.entity.js';
import { User } from '../identity/user.entity.js';
import { Learner } from '../schools/learner.entity.js';
import { SchoolClass } from '../schools/school-class.entity.js';
import { School } from '../schools/school.entity.js';
import { ATTENDANCE_STATUSES } from '../values/attendance-status.js';
import type { UserId } from '../values/ids.js';
import type { SchoolDay } from '../values/school-day.js';
import { SESSIONS } from '../values/session.js';

const AttendanceMarkSchema = defineEntity({
  name: 'AttendanceMark',
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn('school_id').mapToPk(),
    classId: () => p.manyToOne(SchoolClass).joinColumn('class_id').mapToPk(),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    learnerId: () => p.manyToOne(Learner).joinColumn('learner_id').mapToPk(),
    position: p.integer(),
    status: p.enum(ATTENDANCE_STATUSES).length(1),
    /** An attendance reason's number in the school. */
    reason: p.integer().nullable(),
    minutesLate: p.integer().nullable(),
    /** The other value of a contested cell, in the wire's form without the position (`L.2@20`); null when uncontested. */
    contested: p.string().length(12).nullable(),
    contestedBy: p.integer().$type<UserId>().nullable(),
    seq: p.bigint('number'),
    deviceId: () => p.manyToOne(Device).joinColumn('device_id').mapToPk(),
    counter: p.integer(),
    authorId: () => p.manyToOne(User).joinColumn('author_id').mapToPk(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ['classId', 'day', 'session', 'learnerId'] }],
  indexes: [{ properties: ['learnerId', 'day'] }],
});

/** What somebody said explicitly of one learner in one session. A learner the roll's default covers has no row. */
export class AttendanceMark extends AttendanceMarkSchema.class {}
AttendanceMarkSchema.setClass(AttendanceMark);
