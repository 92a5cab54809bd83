import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "./learner.entity.js";
import { SchoolClass } from "./school-class.entity.js";
import { School } from "./school.entity.js";
import type { SchoolDay } from "../values/school-day.js";

const EnrolmentSchema = defineEntity({
  name: "Enrolment",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk(),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    /** The learner's number on this roster, from 1; never given to another learner. */
    position: p.integer(),
    /** On the roster from this revision on ... */
    fromRev: p.integer(),
    /** ... and up to, not including, this one; null while enrolled. */
    toRev: p.integer().nullable(),
    fromDay: p.date().$type<SchoolDay>(),
    toDay: p.date().$type<SchoolDay>().nullable(),
  },
  uniques: [{ properties: ["classId", "position"] }],
});

/** One stay of one learner on one class's roster. */
export class Enrolment extends EnrolmentSchema.class {}
EnrolmentSchema.setClass(Enrolment);
