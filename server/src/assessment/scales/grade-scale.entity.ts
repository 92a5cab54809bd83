import { defineEntity, p } from "@mikro-orm/core";
import type { Grade } from "../../values/grade.js";
import type { SchoolId } from "../../values/ids.js";
import { GradingScale } from "./grading-scale.entity.js";

const GradeScaleSchema = defineEntity({
  name: "GradeScale",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    grade: p.string().$type<Grade>().length(4),
    scaleId: () => p.manyToOne(GradingScale).joinColumn("scale_id").mapToPk(),
  },
  uniques: [{ properties: ["schoolId", "grade"] }],
});

/** By which scale a grade's work is graded. */
export class GradeScale extends GradeScaleSchema.class {}
GradeScaleSchema.setClass(GradeScale);
