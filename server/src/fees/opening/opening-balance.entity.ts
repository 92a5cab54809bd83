import { defineEntity, p } from "@mikro-orm/core";
import type { InvoiceId, JournalEntryId, LearnerId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

const OpeningBalanceSchema = defineEntity({
  name: "OpeningBalance",
  properties: {
    learnerId: p.integer().$type<LearnerId>().primary(),
    schoolId: p.integer().$type<SchoolId>().index(),
    /** Above 0 is owed, below 0 was paid ahead; 0 once it was taken away. */
    cents: p.bigint("number").$type<Cents>(),
    day: p.date().$type<SchoolDay>(),
    /** How often it was set: each time by an entry of its own. */
    version: p.integer(),
    /** The entry that stands, and the invoice for what is owed; null where there is none. */
    entryId: p.integer().$type<JournalEntryId>().nullable(),
    invoiceId: p.integer().$type<InvoiceId>().nullable(),
  },
});

/** What a learner owed, or had paid ahead, before the school used Asili. */
export class OpeningBalance extends OpeningBalanceSchema.class {}
OpeningBalanceSchema.setClass(OpeningBalance);
