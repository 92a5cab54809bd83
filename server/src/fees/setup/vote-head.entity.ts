import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, VoteHeadId } from "../../values/ids.js";

const VoteHeadSchema = defineEntity({
  name: "VoteHead",
  properties: {
    id: p.integer().$type<VoteHeadId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    name: p.string().length(60),
    /** Of one invoice the lower is paid first. */
    position: p.integer(),
    /** Set once it is no longer used on new invoices. */
    archivedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ["schoolId", "name"] }],
});

/** What a fee is for: tuition, boarding, lunch. */
export class VoteHead extends VoteHeadSchema.class {}
VoteHeadSchema.setClass(VoteHead);
