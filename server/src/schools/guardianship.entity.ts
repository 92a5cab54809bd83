import { defineEntity, p } from "@mikro-orm/core";
import { Guardian } from "./guardian.entity.js";
import { Learner } from "./learner.entity.js";
import { School } from "./school.entity.js";

const GuardianshipSchema = defineEntity({
  name: "Guardianship",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    guardianId: () => p.manyToOne(Guardian).joinColumn("guardian_id").mapToPk(),
    relation: p.string().length(30).nullable(),
    /** 1 is called first. */
    priority: p.integer().default(1),
  },
  uniques: [{ properties: ["learnerId", "guardianId"] }],
});

export class Guardianship extends GuardianshipSchema.class {}
GuardianshipSchema.setClass(Guardianship);
