import { defineEntity, p } from "@mikro-orm/core";
import type { InvoiceId, JournalEntryId, LearnerId, SchoolId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/** A term's fees, a balance brought in from before the school used Asili, or a charge of its own. */
export const InvoiceKind = { term: "term", opening: "opening", charge: "charge" } as const;
export type InvoiceKind = (typeof InvoiceKind)[keyof typeof InvoiceKind];

const InvoiceSchema = defineEntity({
  name: "Invoice",
  properties: {
    id: p.integer().$type<InvoiceId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The school's own count, from 1 and without gaps. */
    number: p.integer(),
    kind: p.enum(Object.values(InvoiceKind)).length(8),
    learnerId: p.integer().$type<LearnerId>(),
    termId: p.integer().$type<TermId>().nullable(),
    /** The run it was made in; null for one made by itself. */
    runId: p.integer().nullable().index(),
    day: p.date().$type<SchoolDay>(),
    dueDay: p.date().$type<SchoolDay>(),
    entryId: p.integer().$type<JournalEntryId>(),
    reversedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "number"] }],
  indexes: [{ properties: ["learnerId", "day"] }, { properties: ["schoolId", "termId"] }],
});

/** What a learner was asked to pay, on a day. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
