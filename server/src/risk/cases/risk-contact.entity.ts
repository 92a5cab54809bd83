import { defineEntity, p } from "@mikro-orm/core";
import type { RiskCaseId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { RiskCase } from "./risk-case.entity.js";

export const ContactKind = { call: "call", visit: "visit", meeting: "meeting", message: "message" } as const;
export type ContactKind = (typeof ContactKind)[keyof typeof ContactKind];

const RiskContactSchema = defineEntity({
  name: "RiskContact",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    caseId: () => p.manyToOne(RiskCase).joinColumn("case_id").mapToPk().$type<RiskCaseId>(),
    kind: p.enum(Object.values(ContactKind)).length(8),
    day: p.date().$type<SchoolDay>(),
    /** Whether somebody was met or answered. */
    reached: p.boolean(),
    note: p.string().length(500),
    userId: p.integer().$type<UserId>(),
    at: p.datetime(3),
    key: p.string().length(36),
  },
  uniques: [{ properties: ["schoolId", "key"] }],
});

/** One attempt to reach a learner or their home. Contacts are added and never changed. */
export class RiskContact extends RiskContactSchema.class {}
RiskContactSchema.setClass(RiskContact);
