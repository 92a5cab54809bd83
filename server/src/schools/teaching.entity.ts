import { defineEntity, p } from "@mikro-orm/core";
import { User } from "../identity/user.entity.js";
import { SchoolClass } from "./school-class.entity.js";
import { School } from "./school.entity.js";

export const TeachingKind = { class: "class", subject: "subject" } as const;
export type TeachingKind = (typeof TeachingKind)[keyof typeof TeachingKind];

const TeachingSchema = defineEntity({
  name: "Teaching",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk(),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
    kind: p.enum(Object.values(TeachingKind)).length(8),
  },
  uniques: [{ properties: ["classId", "userId"] }],
});

/** Who teaches a class: as its class teacher or for a subject. */
export class Teaching extends TeachingSchema.class {}
TeachingSchema.setClass(Teaching);
