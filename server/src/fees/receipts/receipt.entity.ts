import { defineEntity, p } from "@mikro-orm/core";
import type { JournalEntryId, ReceiptId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Channel } from "./channel.js";

const ReceiptSchema = defineEntity({
  name: "Receipt",
  properties: {
    id: p.integer().$type<ReceiptId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The school's own count, from 1 and without gaps: what is printed. */
    number: p.integer(),
    channel: p.enum(Object.values(Channel)).length(8),
    /** The provider's receipt, the bank's reference, the number of the cheque or of the cash book: one payment's alone. */
    reference: p.string().length(60),
    cents: p.bigint("number").$type<Cents>(),
    /** Who paid, as far as is known; never whom it is for. */
    payer: p.string().length(120).nullable(),
    /** What the payer wrote of whom or what it is for. */
    narration: p.string().length(120).nullable(),
    /** What was brought and how much of it, of a payment in kind: its cents are the agreed value. */
    goods: p.string().length(60).nullable(),
    quantity: p.string().length(40).nullable(),
    /** By which whoever recorded it by hand may send it again without making another. */
    requestKey: p.string().length(60).nullable(),
    day: p.date().$type<SchoolDay>(),
    paidAt: p.datetime(3),
    /** Proves a printed receipt to anybody: ten letters and digits. */
    code: p.string().length(10).unique(),
    entryId: p.integer().$type<JournalEntryId>(),
    recordedBy: p.integer().$type<UserId>().nullable(),
    reversedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [
    { properties: ["schoolId", "number"] },
    { properties: ["schoolId", "channel", "reference"] },
    { properties: ["schoolId", "requestKey"] },
  ],
  indexes: [{ properties: ["schoolId", "day"] }],
});

/** Money that came in, once. Whom it went to is in the journal. */
export class Receipt extends ReceiptSchema.class {}
ReceiptSchema.setClass(Receipt);
