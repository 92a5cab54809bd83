import { defineEntity, p } from "@mikro-orm/core";
import type { FeeStructureId, SchoolId, TermId, UserId } from "../../values/ids.js";
import { type Residence, RESIDENCES } from "../../values/residence.js";

const FeeStructureSchema = defineEntity({
  name: "FeeStructure",
  properties: {
    id: p.integer().$type<FeeStructureId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    termId: p.integer().$type<TermId>(),
    name: p.string().length(80),
    /** The codes of its grades between commas: `G7,G8`. */
    grades: p.string().length(80),
    /** Whom of the grades it is for; null for all of them. */
    residence: p.enum(RESIDENCES).$type<Residence>().length(1).nullable(),
    createdBy: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "termId", "name"] }],
});

/** What some grades pay for a term. Whoever it fits gets an invoice by each structure that does. */
export class FeeStructure extends FeeStructureSchema.class {}
FeeStructureSchema.setClass(FeeStructure);
