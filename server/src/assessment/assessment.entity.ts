import { defineEntity, p } from "@mikro-orm/core";
import { SchoolClass } from "../schools/school-class.entity.js";
import { Subject } from "../schools/subjects/subject.entity.js";
import { Term } from "../schools/term.entity.js";
import type { AssessmentId, DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { ASSESSMENT_KINDS } from "./assessment-kind.js";
import { GradingScale } from "./scales/grading-scale.entity.js";

const AssessmentSchema = defineEntity({
  name: "Assessment",
  properties: {
    id: p.integer().$type<AssessmentId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk().index(false),
    termId: () => p.manyToOne(Term).joinColumn("term_id").mapToPk(),
    subjectId: () => p.manyToOne(Subject).joinColumn("subject_id").mapToPk().nullable(),
    /** What the subject was called when the assessment was added. */
    subject: p.string().length(60),
    name: p.string().length(60),
    kind: p.enum([...ASSESSMENT_KINDS]).length(1),
    /** The most marks there are; null where learners get levels. */
    maximum: p.integer().nullable(),
    day: p.date().$type<SchoolDay>(),
    /** How much it counts beside the subject's others of the term, against their sum. */
    weight: p.integer().default(100),
    scaleId: () => p.manyToOne(GradingScale).joinColumn("scale_id").mapToPk().nullable(),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
    /** Whether the sheet was submitted: it takes no scores until it is reopened. */
    submitted: p.boolean().default(false),
    /** The last submitting or reopening: the class-term scope's sequence, the operation, whose, and when. */
    seq: p.bigint("number").nullable(),
    deviceId: p.integer().$type<DeviceId>().nullable(),
    counter: p.integer().nullable(),
    authorId: p.integer().$type<UserId>().nullable(),
    at: p.datetime(3).nullable(),
    /** The last sequence its author knew of. */
    seen: p.bigint("number").nullable(),
    /** The submitting that was looked through and approved, by its sequence: void once the sheet is reopened. */
    approvedSeq: p.bigint("number").nullable(),
    approvedBy: p.integer().$type<UserId>().nullable(),
    approvedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["classId", "termId", "subject", "name"] }],
  indexes: [{ properties: ["schoolId", "termId"] }],
});

/** One test or task of one class in one subject, and whether its sheet of scores is open. */
export class Assessment extends AssessmentSchema.class {}
AssessmentSchema.setClass(Assessment);
