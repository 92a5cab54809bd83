import { defineEntity, p } from "@mikro-orm/core";
import { Term } from "../../schools/term.entity.js";
import type { ReportRunId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { CARD_LANGUAGES } from "../cards/card-language.js";

const ReportRunSchema = defineEntity({
  name: "ReportRun",
  properties: {
    id: p.integer().$type<ReportRunId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    termId: () => p.manyToOne(Term).joinColumn("term_id").mapToPk(),
    language: p.enum([...CARD_LANGUAGES]).length(2),
    /** What the cards say besides: what is owed, and totals and positions where the scale has them. */
    withBalance: p.boolean(),
    withPlaces: p.boolean(),
    nextStarts: p.date().$type<SchoolDay>().nullable(),
    createdBy: p.integer().$type<UserId>(),
    createdAt: p.datetime(3),
    publishedBy: p.integer().$type<UserId>().nullable(),
    publishedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["schoolId", "termId"] }],
});

/** One making of report cards for some classes in a term. */
export class ReportRun extends ReportRunSchema.class {}
ReportRunSchema.setClass(ReportRun);
