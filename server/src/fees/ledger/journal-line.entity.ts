import { defineEntity, p } from "@mikro-orm/core";
import type { InvoiceLineId, JournalEntryId, LearnerId, SchoolId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { Account } from "./account.js";

const JournalLineSchema = defineEntity({
  name: "JournalLine",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    entryId: p.integer().$type<JournalEntryId>().index(),
    account: p.enum(Object.values(Account)).length(12),
    /** Whose, in `receivable`, `credit` and `waivers`. */
    learnerId: p.integer().$type<LearnerId>().nullable(),
    /** What for, in `receivable`, `income` and `waivers`. */
    voteHeadId: p.integer().$type<VoteHeadId>().nullable(),
    /** What was owed, in `receivable`, or let off, in `waivers`. */
    invoiceLineId: p.integer().$type<InvoiceLineId>().nullable(),
    /** Positive in debit, negative in credit, never 0. */
    cents: p.bigint("number").$type<Cents>(),
  },
  // Holds all that balances are made of, so that they are read from it alone.
  indexes: [{ properties: ["schoolId", "account", "learnerId", "invoiceLineId", "voteHeadId", "cents"] }],
});

export class JournalLine extends JournalLineSchema.class {}
JournalLineSchema.setClass(JournalLine);
