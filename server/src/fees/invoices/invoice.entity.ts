import { defineEntity, p } from "@mikro-orm/core";
import type {
  FeeStructureId,
  InvoiceId,
  InvoiceRunId,
  JournalEntryId,
  LearnerId,
  SchoolId,
  TermId,
} from "../../values/ids.js";
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
    runId: p.integer().$type<InvoiceRunId>().nullable().index(),
    /** What it was made by; a learner has at most one that stands for each. */
    structureId: p.integer().$type<FeeStructureId>().nullable(),
    /** What it is for, in the school's words. */
    memo: p.string().length(120).default(""),
    /** The learner's place among their brothers and sisters, and by how much of a hundred that lowered it. */
    childOrder: p.integer().nullable(),
    discountPercent: p.integer().nullable(),
    day: p.date().$type<SchoolDay>(),
    dueDay: p.date().$type<SchoolDay>(),
    entryId: p.integer().$type<JournalEntryId>().index(),
    reversedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "number"] }],
  indexes: [{ properties: ["learnerId", "day"] }, { properties: ["schoolId", "termId"] }],
});

/** What a learner was asked to pay, on a day. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
