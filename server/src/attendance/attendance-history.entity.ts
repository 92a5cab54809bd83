import { defineEntity, p } from '@mikro-orm/core';
import { Device } from '../identity/device.entity.js';
import { User } from '../identity/user.entity.js';
import { Learner } from '../schools/learner.entity.js';
import { SchoolClass } from '../schools/school-class.entity.js';
import { School } from '../schools/school.entity.js';
import type { SchoolDay } from '../values/school-day.js';
import { SESSIONS } from '../values/session.js';

const AttendanceHistorySchema = defineEntity({
  name: 'AttendanceHistory',
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn('school_id').mapToPk(),
    classId: () => p.manyToOne(SchoolClass).joinColumn('class_id').mapToPk(),
    day: p.date().$type<SchoolDay>(),
    session: p.enum(SESSIONS).length(1),
    /** Null when the entry is about the whole roll (its revision and default). */
    learnerId: () => p.manyToOne(Learner).joinColumn('learner_id').mapToPk().nullable().deleteRule('no action'),
    /** Values in the wire's form without the position (`A.4`, `P`); null before the first. */
    oldValue: p.string().length(20).nullable(),
    newValue: p.string().length(20),
    /** How the write was judged: applied, agreed, contested, yielded. */
    verdict: p.string().length(12),
    userId: () => p.manyToOne(User).joinColumn('user_id').mapToPk(),
    deviceId: () => p.manyToOne(Device).joinColumn('device_id').mapToPk(),
    counter: p.integer(),
    deviceAt: p.datetime(3),
    at: p.datetime(3),
  },
  indexes: [{ properties: ['classId', 'day', 'session'] }],
});

/** Every value a cell ever had, and who said so: only ever added to. */
export class AttendanceHistory extends AttendanceHistorySchema.class {}
AttendanceHistorySchema.setClass(AttendanceHistory);
