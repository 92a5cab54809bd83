import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";
import { GradingScale } from "./grading-scale.entity.js";

const GradingScaleVersionSchema = defineEntity({
  name: "GradingScaleVersion",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    scaleId: () => p.manyToOne(GradingScale).joinColumn("scale_id").mapToPk().index(false),
    /** From 1; the highest is in force. */
    number: p.integer(),
    /** A `ScaleRule` as JSON text. */
    rule: p.text(),
    /** Null for what every school begins with. */
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ["scaleId", "number"] }],
});

/** What a scale said from one change to the next; never changed, so that whatever was graded by it can be told. */
export class GradingScaleVersion extends GradingScaleVersionSchema.class {}
GradingScaleVersionSchema.setClass(GradingScaleVersion);
