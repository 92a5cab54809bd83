import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, TermId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const TermTargetSchema = defineEntity({
  name: "TermTarget",
  properties: {
    termId: p.integer().$type<TermId>().primary(),
    schoolId: p.integer().$type<SchoolId>().index(),
    cents: p.bigint("number").$type<Cents>(),
  },
});

/** How much the school means to collect in a term. */
export class TermTarget extends TermTargetSchema.class {}
TermTargetSchema.setClass(TermTarget);
