import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";

const FeeCheckSchema = defineEntity({
  name: "FeeCheck",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    at: p.datetime(3),
    /** How many were looked at. */
    entries: p.integer(),
    receipts: p.integer(),
    /** How many faults there are, and the first of them as JSON: `[{ rule, subject, detail }]`. */
    faults: p.integer(),
    findings: p.text(),
    /** Since when there have been faults without a break. */
    faultySince: p.datetime(3).nullable(),
  },
});

/** What the last check of a school's books found. */
export class FeeCheck extends FeeCheckSchema.class {}
FeeCheckSchema.setClass(FeeCheck);
