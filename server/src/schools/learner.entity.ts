import { defineEntity, p } from "@mikro-orm/core";
import { School } from "./school.entity.js";
import type { AdmissionNumber } from "../values/admission-number.js";
import type { LearnerId } from "../values/ids.js";
import { LearnerStatus } from "../values/learner-status.js";
import { Residence, RESIDENCES } from "../values/residence.js";
import type { SchoolDay } from "../values/school-day.js";

const LearnerSchema = defineEntity({
  name: "Learner",
  properties: {
    id: p.integer().$type<LearnerId>().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    admissionNumber: p.string().$type<AdmissionNumber>().length(30),
    name: p.string().length(120),
    sex: p.enum(["F", "M"]).length(1).nullable(),
    birthDate: p.date().$type<SchoolDay>().nullable(),
    /** National ids come late or never; none may stand in the way of admission. */
    upi: p.string().length(30).nullable(),
    birthCertificate: p.string().length(30).nullable(),
    assessmentNumber: p.string().length(30).nullable(),
    status: p.enum(Object.values(LearnerStatus)).length(12).default(LearnerStatus.active),
    /** Day scholar or boarder. */
    residence: p.enum(RESIDENCES).length(1).default(Residence.day),
    admittedOn: p.date().$type<SchoolDay>().nullable(),
    previousSchool: p.string().length(120).nullable(),
    /** The last day of somebody who learns here no longer. */
    leftOn: p.date().$type<SchoolDay>().nullable(),
    createdAt: p.datetime(3),
    /** When an import that had admitted the learner was undone. The record stays for the place it had on a class list. */
    voidAt: p.datetime(3).nullable(),
  },
  uniques: [
    { properties: ["schoolId", "admissionNumber"] },
    { properties: ["schoolId", "upi"] },
    { properties: ["schoolId", "birthCertificate"] },
    { properties: ["schoolId", "assessmentNumber"] },
  ],
  indexes: [{ properties: ["schoolId", "name"] }, { properties: ["schoolId", "status", "leftOn"] }],
});

export class Learner extends LearnerSchema.class {}
LearnerSchema.setClass(Learner);
