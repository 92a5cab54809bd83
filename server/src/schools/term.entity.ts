import { defineEntity, p } from "@mikro-orm/core";
import { School } from "./school.entity.js";
import type { TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";

const TermSchema = defineEntity({
  name: "Term",
  properties: {
    id: p.integer().$type<TermId>().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    year: p.integer(),
    number: p.integer(),
    starts: p.date().$type<SchoolDay>(),
    ends: p.date().$type<SchoolDay>(),
  },
  uniques: [{ properties: ["schoolId", "year", "number"] }],
});

export class Term extends TermSchema.class {}
TermSchema.setClass(Term);
