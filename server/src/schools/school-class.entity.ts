import { defineEntity, p } from "@mikro-orm/core";
import { School } from "./school.entity.js";
import type { Grade } from "../values/grade.js";
import type { ClassId } from "../values/ids.js";

const SchoolClassSchema = defineEntity({
  name: "SchoolClass",
  properties: {
    id: p.integer().$type<ClassId>().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    year: p.integer(),
    /** The grade's code: PP1, PP2, G1 to G12, F1 to F4. */
    grade: p.string().$type<Grade>().length(4),
    /** Empty when the grade has one class only. */
    stream: p.string().length(30),
    /** Grows with every change of the roster; a roll-call names the revision it was taken from. */
    rosterRev: p.integer().default(0),
    /** The revision from which it went on when a backup was restored last; whoever joins from then on has a later one. */
    restoredRev: p.integer().default(0),
  },
  uniques: [{ properties: ["schoolId", "year", "grade", "stream"] }],
});

/** A grade plus a stream in one year: "Grade 7 East". */
export class SchoolClass extends SchoolClassSchema.class {}
SchoolClassSchema.setClass(SchoolClass);
