import { defineEntity, p } from "@mikro-orm/core";
import type { InvoiceId, InvoiceLineId, SchoolId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const InvoiceLineSchema = defineEntity({
  name: "InvoiceLine",
  properties: {
    id: p.integer().$type<InvoiceLineId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    invoiceId: p.integer().$type<InvoiceId>().index(),
    /** Null for what was brought forward. */
    voteHeadId: p.integer().$type<VoteHeadId>().nullable(),
    cents: p.bigint("number").$type<Cents>(),
    /** How much of it a discount let off at once. */
    discountCents: p.bigint("number").$type<Cents>().defaultRaw("0"),
  },
});

/** What is asked of one vote head: never changed. What is still owed of it is in the journal. */
export class InvoiceLine extends InvoiceLineSchema.class {}
InvoiceLineSchema.setClass(InvoiceLine);
