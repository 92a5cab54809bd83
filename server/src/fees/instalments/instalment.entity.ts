import { defineEntity, p } from "@mikro-orm/core";
import type { InstalmentPlanId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

const InstalmentSchema = defineEntity({
  name: "Instalment",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    planId: p.integer().$type<InstalmentPlanId>(),
    day: p.date().$type<SchoolDay>(),
    cents: p.bigint("number").$type<Cents>(),
  },
  uniques: [{ properties: ["planId", "day"] }],
});

/** One part of a plan, and the day by which it is paid. */
export class Instalment extends InstalmentSchema.class {}
InstalmentSchema.setClass(Instalment);
