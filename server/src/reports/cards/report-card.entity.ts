import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../../schools/learner.entity.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import { Term } from "../../schools/term.entity.js";
import type { ReportCardId, SchoolId, UserId } from "../../values/ids.js";
import type { LogoHash } from "../profile/logo-hash.js";
import { ReportRun } from "../runs/report-run.entity.js";

/** Where a card stands: being proofread, left out of its run, given out, replaced by a later version, or taken back. */
export const CardState = {
  draft: "draft",
  leftOut: "left-out",
  published: "published",
  replaced: "replaced",
  withdrawn: "withdrawn",
} as const;
export type CardState = (typeof CardState)[keyof typeof CardState];

/** The version of a card that is not published. */
export const DRAFT_VERSION = 0;

const ReportCardSchema = defineEntity({
  name: "ReportCard",
  properties: {
    id: p.integer().$type<ReportCardId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    runId: () => p.manyToOne(ReportRun).joinColumn("run_id").mapToPk().index(false),
    termId: () => p.manyToOne(Term).joinColumn("term_id").mapToPk().index(false),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk(),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    /** The learner's number on the class's roster. */
    position: p.integer(),
    /** Which of the learner's cards of the term it is, from 1; 0 until it is published. */
    version: p.integer(),
    state: p.enum(Object.values(CardState)).length(10),
    /** What it says, as `encodeCard` writes it; never changed once it is published. */
    content: p.text().columnType("mediumtext"),
    /** The logo it was given out under; null without one, and for a draft, which has the school's of today. */
    logoHash: p.string().length(64).$type<LogoHash>().nullable(),
    /** What to look at before it is published: codes between commas. */
    warnings: p.string().length(200),
    madeAt: p.datetime(3),
    publishedBy: p.integer().$type<UserId>().nullable(),
    publishedAt: p.datetime(3).nullable(),
    /** When it was replaced or taken back, by whom, and why it was taken back. */
    endedBy: p.integer().$type<UserId>().nullable(),
    endedAt: p.datetime(3).nullable(),
    reason: p.string().length(200).nullable(),
  },
  uniques: [{ properties: ["termId", "learnerId", "version"] }],
  indexes: [{ properties: ["runId", "classId", "position"] }, { properties: ["schoolId", "state"] }],
});

/** A learner's report card of a term. */
export class ReportCard extends ReportCardSchema.class {}
ReportCardSchema.setClass(ReportCard);
