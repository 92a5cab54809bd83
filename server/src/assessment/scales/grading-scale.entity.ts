import { defineEntity, p } from "@mikro-orm/core";
import type { ScaleId, SchoolId } from "../../values/ids.js";

const GradingScaleSchema = defineEntity({
  name: "GradingScale",
  properties: {
    id: p.integer().$type<ScaleId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    name: p.string().length(60),
    archivedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "name"] }],
});

/** A way of grading; what it says is in its versions. */
export class GradingScale extends GradingScaleSchema.class {}
GradingScaleSchema.setClass(GradingScale);
