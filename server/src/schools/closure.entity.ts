import { defineEntity, p } from "@mikro-orm/core";
import { School } from "./school.entity.js";
import type { SchoolDay } from "../values/school-day.js";

const ClosureSchema = defineEntity({
  name: "Closure",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    name: p.string().length(80),
    starts: p.date().$type<SchoolDay>(),
    ends: p.date().$type<SchoolDay>(),
  },
});

/** Days within a term on which no school is held: half-term, a public holiday, a flood. */
export class Closure extends ClosureSchema.class {}
ClosureSchema.setClass(Closure);
