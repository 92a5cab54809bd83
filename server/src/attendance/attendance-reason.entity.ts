import { defineEntity, p } from "@mikro-orm/core";
import { School } from "../schools/school.entity.js";

const AttendanceReasonSchema = defineEntity({
  name: "AttendanceReason",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    /** Small and per school, so that it costs a byte on the wire. */
    number: p.integer(),
    code: p.string().length(30),
    english: p.string().length(80),
    kiswahili: p.string().length(80),
    /** The statuses it may explain, as letters: `AE`. */
    statuses: p.string().length(3),
    /** Pregnancy or marriage: shown only to those who follow the learner up. */
    restricted: p.boolean().default(false),
    retiredAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "number"] }, { properties: ["schoolId", "code"] }],
});

export class AttendanceReason extends AttendanceReasonSchema.class {}
AttendanceReasonSchema.setClass(AttendanceReason);
