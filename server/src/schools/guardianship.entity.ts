import { defineEntity, p } from "@mikro-orm/core";
import { Guardian } from "./guardian.entity.js";
import { Learner } from "./learner.entity.js";
import { School } from "./school.entity.js";
import { ContactRule, Custody } from "../values/contact-rule.js";

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
    contact: p.enum(Object.values(ContactRule)).length(12).default(ContactRule.always),
    custody: p.enum(Object.values(Custody)).length(8).default(Custody.unknown),
    /** Whether they may see attendance, fees and results. */
    seesRecords: p.boolean().default(true),
    /** Whether the learner lives with them; null while nobody said. */
    livesWith: p.boolean().nullable(),
  },
  uniques: [{ properties: ["learnerId", "guardianId"] }],
});

export class Guardianship extends GuardianshipSchema.class {}
GuardianshipSchema.setClass(Guardianship);
