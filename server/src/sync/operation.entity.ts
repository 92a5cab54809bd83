import { defineEntity, p } from "@mikro-orm/core";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";

export const Outcome = {
  applied: "applied",
  agreed: "agreed",
  contested: "contested",
  held: "held",
  rejected: "rejected",
  blocked: "blocked",
} as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

const OperationSchema = defineEntity({
  name: "Operation",
  properties: {
    deviceId: p.integer().$type<DeviceId>().primary(),
    counter: p.integer().primary(),
    schoolId: p.integer().$type<SchoolId>(),
    userId: p.integer().$type<UserId>(),
    /** The first 16 hexadecimal digits of the SHA-256 of the operation's text. */
    hash: p.string().length(16),
    outcome: p.enum(Object.values(Outcome)).length(10),
    code: p.string().length(30).nullable(),
    message: p.string().length(300).nullable(),
    /** The cells the verdict is about, in the wire's form. */
    cells: p.string().length(3000).nullable(),
    seq: p.bigint("number").nullable(),
    /** The whole operation, kept when it had no effect: rejected, blocked, or held for the head. */
    text: p.string().length(2048).nullable(),
    /** The device's clock when it was written, and by how many seconds that clock ran ahead when it was sent. */
    deviceAt: p.datetime(3),
    clockOffset: p.integer(),
    at: p.datetime(3),
    /** Who decided on it when it had been held, and when: the outcome is theirs from then on. */
    decidedBy: p.integer().$type<UserId>().nullable(),
    decidedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["schoolId", "outcome"] }],
});

/** The verdict on one operation of one device, kept so that a resend gets the same answer. */
export class Operation extends OperationSchema.class {}
OperationSchema.setClass(Operation);
