import { defineEntity, p } from "@mikro-orm/core";
import type { JournalEntryId, ReceiptId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "./entry-kind.js";

const JournalEntrySchema = defineEntity({
  name: "JournalEntry",
  properties: {
    id: p.integer().$type<JournalEntryId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The school's own count, from 1 and without gaps, in the order in which entries were made. */
    number: p.integer(),
    kind: p.enum(Object.values(EntryKind)).length(12),
    /** The day it counts for. */
    day: p.date().$type<SchoolDay>(),
    memo: p.string().length(200),
    /** What it was made for, as `payment:receipt:17`: made once however often it is asked for. */
    key: p.string().length(80),
    /** The receipt whose money it moves. */
    receiptId: p.integer().$type<ReceiptId>().nullable().index(),
    /** The entry it takes back; an entry is taken back once. */
    reversesId: p.integer().$type<JournalEntryId>().nullable().unique(),
    /** Who made it; null when the machine itself did. */
    userId: p.integer().$type<UserId>().nullable(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "number"] }, { properties: ["schoolId", "key"] }],
  indexes: [{ properties: ["schoolId", "day"] }],
});

/** One entry of a school's journal: its lines sum to zero, and neither is ever changed. */
export class JournalEntry extends JournalEntrySchema.class {}
JournalEntrySchema.setClass(JournalEntry);
