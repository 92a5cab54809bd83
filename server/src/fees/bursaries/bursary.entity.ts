import { defineEntity, p } from "@mikro-orm/core";
import type { BursaryId, ReceiptId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

const BursarySchema = defineEntity({
  name: "Bursary",
  properties: {
    id: p.integer().$type<BursaryId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    sponsor: p.string().length(120),
    /** The sponsor's own, of its letter. */
    reference: p.string().length(60),
    cents: p.bigint("number").$type<Cents>(),
    day: p.date().$type<SchoolDay>(),
    /** The cheque by which it came; when that is reversed, it is awaited again. */
    receiptId: p.integer().$type<ReceiptId>().nullable().index(),
    cancelledAt: p.datetime(3).nullable(),
    requestKey: p.string().length(60),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "requestKey"] }],
  indexes: [{ properties: ["schoolId", "day"] }],
});

/** Money that a sponsor has promised to learners: expected, and not paid before it came. */
export class Bursary extends BursarySchema.class {}
BursarySchema.setClass(Bursary);
