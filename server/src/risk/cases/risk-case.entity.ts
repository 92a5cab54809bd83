import { defineEntity, p } from "@mikro-orm/core";
import type { LearnerId, RiskCaseId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { RiskAction } from "../rules/risk-action.js";
import { RiskBand } from "../rules/risk-band.js";

/** How a case ended. */
export const CaseOutcome = {
  returned: "returned",
  transferred: "transferred",
  left: "left",
  notAtRisk: "not-at-risk",
} as const;
export type CaseOutcome = (typeof CaseOutcome)[keyof typeof CaseOutcome];

const RiskCaseSchema = defineEntity({
  name: "RiskCase",
  properties: {
    id: p.integer().$type<RiskCaseId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The school's own count, from 1. */
    number: p.integer(),
    learnerId: p.integer().$type<LearnerId>(),
    /** The learner while it is open, so that a learner has one open case; null once it is closed. */
    openLearnerId: p.integer().$type<LearnerId>().nullable().unique(),
    action: p.enum(Object.values(RiskAction)).length(24),
    /** Who sees to it. */
    ownerId: p.integer().$type<UserId>(),
    dueOn: p.date().$type<SchoolDay>(),
    openedBy: p.integer().$type<UserId>(),
    openedAt: p.datetime(3),
    /** How things stood when it was opened; null where there was no score. */
    openBand: p.enum(Object.values(RiskBand)).length(8).nullable(),
    openProbability: p.double().nullable(),
    openAttendance: p.double().nullable(),
    outcome: p.enum(Object.values(CaseOutcome)).length(12).nullable(),
    outcomeOn: p.date().$type<SchoolDay>().nullable(),
    outcomeNote: p.string().length(500).nullable(),
    closedBy: p.integer().$type<UserId>().nullable(),
    closedAt: p.datetime(3).nullable(),
    /** Chosen by who asks, so that asking twice opens one. */
    key: p.string().length(36),
  },
  uniques: [{ properties: ["schoolId", "number"] }, { properties: ["schoolId", "key"] }],
  indexes: [{ properties: ["learnerId", "id"] }, { properties: ["ownerId", "closedAt"] }],
});

/** A learner who is followed up: by whom, until when, and what came of it. */
export class RiskCase extends RiskCaseSchema.class {}
RiskCaseSchema.setClass(RiskCase);
