import { defineEntity, p } from "@mikro-orm/core";
import type { FeeStructureId, SchoolId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const FeeStructureItemSchema = defineEntity({
  name: "FeeStructureItem",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    structureId: p.integer().$type<FeeStructureId>(),
    voteHeadId: p.integer().$type<VoteHeadId>(),
    cents: p.bigint("number").$type<Cents>(),
  },
  uniques: [{ properties: ["structureId", "voteHeadId"] }],
});

export class FeeStructureItem extends FeeStructureItemSchema.class {}
FeeStructureItemSchema.setClass(FeeStructureItem);
