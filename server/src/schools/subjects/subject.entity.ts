import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, SubjectId } from "../../values/ids.js";
import { SUBJECT_GROUPS } from "../../values/subject-group.js";

const SubjectSchema = defineEntity({
  name: "Subject",
  properties: {
    id: p.integer().$type<SubjectId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    name: p.string().length(60),
    /** A few letters for narrow columns: `MAT`. */
    code: p.string().length(10).nullable(),
    group: p.enum(SUBJECT_GROUPS).length(20).fieldName("subject_group"),
    archivedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "name"] }],
});

/** What the school teaches: a subject of 8-4-4, a learning area of the competency-based curriculum. */
export class Subject extends SubjectSchema.class {}
SubjectSchema.setClass(Subject);
