import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";

/** `sent`: the browser's maker took it. `gone`: the browser wants no more. */
export const PushState = {
  queued: "queued",
  sending: "sending",
  sent: "sent",
  gone: "gone",
  failed: "failed",
} as const;
export type PushState = (typeof PushState)[keyof typeof PushState];

const PushMessageSchema = defineEntity({
  name: "PushMessage",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    userId: p.integer().$type<UserId>(),
    subscriptionId: p.integer(),
    /** What it is shown for, as `receipt:17:512`: shown once however often that is told. */
    key: p.string().length(100),
    /** What the browser is handed, as JSON: `{ title, body, url, tag }`. */
    payload: p.string().length(1000),
    state: p.enum(Object.values(PushState)).length(10),
    tries: p.integer(),
    dueAt: p.datetime(3),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ["subscriptionId", "key"] }],
  indexes: [{ properties: ["state", "dueAt"] }],
});

/** A notice on its way to one browser. */
export class PushMessage extends PushMessageSchema.class {}
PushMessageSchema.setClass(PushMessage);
