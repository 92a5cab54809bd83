import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";

const FeeSettingsSchema = defineEntity({
  name: "FeeSettings",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    /** How many days after an invoice it is due. */
    dueDays: p.integer(),
    /** What is let off of the second child's fees, the third's and so on, of a hundred, between commas: `5,10`. */
    siblingPercents: p.string().length(60),
    /** The ids of the vote heads that are lowered for brothers and sisters, between commas. */
    siblingVoteHeads: p.string().length(500),
    /** A waiver of more than this takes a second person. */
    waiverLimit: p.bigint("number").$type<Cents>(),
  },
});

/** How a school handles its fees. */
export class FeeSettings extends FeeSettingsSchema.class {}
FeeSettingsSchema.setClass(FeeSettings);
