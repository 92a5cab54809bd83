import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const MpesaStatementSchema = defineEntity({
  name: "MpesaStatement",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    shortcode: p.string().length(10),
    fileName: p.string().length(120),
    /** Of the file: the same file is taken in once. */
    digest: p.string().length(64),
    startsAt: p.datetime(3).nullable(),
    endsAt: p.datetime(3).nullable(),
    /** What the account held after the last line; null when the file does not say. */
    closingCents: p.bigint("number").$type<Cents>().nullable(),
    /** What the journal said it held then. */
    bookCents: p.bigint("number").$type<Cents>(),
    rows: p.integer(),
    /** Known already, and the same. */
    matched: p.integer(),
    /** Not known before; taken in. */
    added: p.integer(),
    /** Of other schools on the number; left out. */
    others: p.integer(),
    /** What differs, is missing from the file or cannot be read, as JSON. */
    findings: p.text().columnType("mediumtext"),
    importedBy: p.integer().$type<UserId>(),
    importedAt: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "digest"] }],
});

/** A statement of the provider's that was compared with what is known, and what came of it. */
export class MpesaStatement extends MpesaStatementSchema.class {}
MpesaStatementSchema.setClass(MpesaStatement);
