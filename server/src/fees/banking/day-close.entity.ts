import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

const DayCloseSchema = defineEntity({
  name: "DayClose",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** Closed with all the days before it. */
    day: p.date().$type<SchoolDay>(),
    /** The cash that the journal says there is at the end of the day, and what was counted. */
    expectedCents: p.bigint("number").$type<Cents>(),
    countedCents: p.bigint("number").$type<Cents>(),
    /** Why they differ. */
    note: p.string().length(200).nullable(),
    /** The number of the journal's last entry then. */
    lastEntry: p.integer(),
    closedBy: p.integer().$type<UserId>().nullable(),
    closedAt: p.datetime(3),
    reopenedBy: p.integer().$type<UserId>().nullable(),
    reopenedAt: p.datetime(3).nullable(),
    reopenReason: p.string().length(200).nullable(),
  },
  indexes: [{ properties: ["schoolId", "day"] }],
});

/** That a day's books were closed, and perhaps reopened: rows stay. */
export class DayClose extends DayCloseSchema.class {}
DayCloseSchema.setClass(DayClose);
