import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

const FeeCounterSchema = defineEntity({
  name: "FeeCounter",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    /** The last number given to an entry, an invoice and a receipt. */
    entries: p.integer(),
    invoices: p.integer(),
    receipts: p.integer(),
    /** The last day that is closed. */
    closedThrough: p.date().$type<SchoolDay>().nullable(),
  },
});

/** A school's row of it is locked by whoever writes in the school's journal, so that they take turns. */
export class FeeCounter extends FeeCounterSchema.class {}
FeeCounterSchema.setClass(FeeCounter);
