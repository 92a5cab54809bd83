import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../../schools/learner.entity.js";
import { Term } from "../../schools/term.entity.js";
import type { SchoolId, SubjectId, UserId } from "../../values/ids.js";
import { REMARK_KINDS } from "./remark-kind.js";

/** Stands for the subject of a remark that is of none. */
export const NO_SUBJECT = 0 as SubjectId;

const ReportRemarkSchema = defineEntity({
  name: "ReportRemark",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    termId: () => p.manyToOne(Term).joinColumn("term_id").mapToPk().index(false),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    kind: p.enum([...REMARK_KINDS]).length(8),
    /** 0 unless a subject's teacher says it. */
    subjectId: p.integer().$type<SubjectId>(),
    text: p.string().length(240),
    authorId: p.integer().$type<UserId>(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ["termId", "learnerId", "kind", "subjectId"] }],
});

/** What somebody says of a learner on the report card of a term. */
export class ReportRemark extends ReportRemarkSchema.class {}
ReportRemarkSchema.setClass(ReportRemark);
