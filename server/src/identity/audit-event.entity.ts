import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../values/ids.js";

const AuditEventSchema = defineEntity({
  name: "AuditEvent",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    userId: p.integer().$type<UserId>().nullable(),
    action: p.string().length(40),
    /** What was acted upon, as `kind:id`. */
    subject: p.string().length(60),
    detail: p.string().length(500),
    at: p.datetime(3),
  },
  indexes: [{ properties: ["schoolId", "at"] }, { properties: ["schoolId", "action", "subject"] }],
});

/** Who did what, when: only ever added to. */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);
