import { defineEntity, p } from "@mikro-orm/core";
import type { InvoiceRunId, SchoolId, TermId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

const InvoiceRunSchema = defineEntity({
  name: "InvoiceRun",
  properties: {
    id: p.integer().$type<InvoiceRunId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The asker's own name for it: asked for again, it is not made again. */
    key: p.string().length(40),
    termId: p.integer().$type<TermId>(),
    day: p.date().$type<SchoolDay>(),
    dueDay: p.date().$type<SchoolDay>(),
    /** How many invoices it made, what they came to, and what discounts let off of that. */
    invoices: p.integer(),
    cents: p.bigint("number").$type<Cents>(),
    discountCents: p.bigint("number").$type<Cents>(),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
    reversedBy: p.integer().$type<UserId>().nullable(),
    reversedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "key"] }],
});

/** Many invoices for a term that were made in one step. */
export class InvoiceRun extends InvoiceRunSchema.class {}
InvoiceRunSchema.setClass(InvoiceRun);
