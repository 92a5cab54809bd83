import { defineEntity, p } from "@mikro-orm/core";
import type { JournalEntryId, ReceiptId, ReversalId, SchoolId, UserId } from "../../values/ids.js";
import { ReversalState } from "./reversal-state.js";

const ReversalSchema = defineEntity({
  name: "Reversal",
  properties: {
    id: p.integer().$type<ReversalId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** What is to be taken back: a whole receipt, or one entry of the journal. */
    receiptId: p.integer().$type<ReceiptId>().nullable().index(),
    entryId: p.integer().$type<JournalEntryId>().nullable().index(),
    reason: p.string().length(200),
    state: p.enum(Object.values(ReversalState)).length(8),
    requestedBy: p.integer().$type<UserId>(),
    requestedAt: p.datetime(3),
    decidedBy: p.integer().$type<UserId>().nullable(),
    decidedAt: p.datetime(3).nullable(),
    /** Why it was declined. */
    note: p.string().length(200).nullable(),
  },
  indexes: [{ properties: ["schoolId", "state", "id"] }],
});

/** Somebody's wish to take back what was entered; it is done when somebody else agrees. */
export class Reversal extends ReversalSchema.class {}
ReversalSchema.setClass(Reversal);
