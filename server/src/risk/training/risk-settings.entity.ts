import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";

const RiskSettingsSchema = defineEntity({
  name: "RiskSettings",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    /** How many learners a week the school can follow up. */
    capacity: p.integer(),
    /** Whether the school learns together with others: it gives its features, without names, and may use what comes of them. */
    pools: p.boolean(),
    /** What its rows in the pool are marked with, so that they can be taken out again; nothing leads from it to the school. */
    poolKey: p.string().length(36).nullable(),
    /** How often the school has taken its rows out of the pool again. */
    departures: p.integer().default(0),
    /** `2026-1`: what is proven on that term or an earlier one is stored, not promoted; null where nothing is held back. */
    heldTerm: p.string().length(6).nullable(),
    updatedBy: p.integer().$type<UserId>().nullable(),
    updatedAt: p.datetime(3).nullable(),
  },
});

/** How a school handles the risk of dropping out; a school without a row has the defaults. */
export class RiskSettings extends RiskSettingsSchema.class {}
RiskSettingsSchema.setClass(RiskSettings);
