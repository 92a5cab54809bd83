import { defineEntity, p } from "@mikro-orm/core";
import type { LearnerId, MpesaAttemptId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import { AttemptState } from "./attempt-state.js";
import { FailureReason } from "./failure-reason.js";

const MpesaAttemptSchema = defineEntity({
  name: "MpesaAttempt",
  properties: {
    id: p.integer().$type<MpesaAttemptId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: p.integer().$type<LearnerId>(),
    userId: p.integer().$type<UserId>(),
    /** The user's own, from the device: asking twice with one key is asking once. */
    key: p.string().length(64),
    cents: p.bigint("number").$type<Cents>(),
    phone: p.string().$type<Phone>().length(20),
    shortcode: p.string().length(10),
    /** What the provider was told that it is for. */
    account: p.string().length(12),
    state: p.enum(Object.values(AttemptState)).length(12),
    reason: p.enum(Object.values(FailureReason)).length(20).nullable(),
    /** The last result that was told, as it came. */
    resultCode: p.string().length(20).nullable(),
    /** Of the token in the address that the provider calls back. */
    tokenHash: p.string().length(64).unique(),
    checkoutRequestId: p.string().length(60).nullable().unique(),
    /** The provider's receipt, once one was told. */
    receipt: p.string().length(20).nullable(),
    /** Since when a query has said that it is paid. */
    saidPaidAt: p.datetime(3).nullable(),
    /** How often it was looked at again, and when next; null when it need not be. */
    looks: p.integer(),
    dueAt: p.datetime(3).nullable(),
    /** Grows with every change: what is told of it is dropped by whoever knows a later one. */
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
  uniques: [{ properties: ["userId", "key"] }],
  indexes: [
    { properties: ["dueAt"] },
    { properties: ["learnerId", "phone", "createdAt"] },
    { properties: ["schoolId", "state"] },
    { properties: ["shortcode", "account", "createdAt"] },
  ],
});

/** One try to be paid by a prompt on a phone. */
export class MpesaAttempt extends MpesaAttemptSchema.class {}
MpesaAttemptSchema.setClass(MpesaAttempt);
