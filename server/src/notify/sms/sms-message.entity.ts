import { defineEntity, p } from "@mikro-orm/core";
import type { GuardianId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";

/** What a message is about. */
export const SmsKind = { payment: "payment", arrears: "arrears", absence: "absence" } as const;
export type SmsKind = (typeof SmsKind)[keyof typeof SmsKind];

/**
 * queued   waits for its time
 * capped   would have passed what the school spends in a month: waits until that is raised, or the month is over
 * sending  handed to the provider; when that is not answered for in ten minutes it is `unknown`
 * sent     the provider took it; `delivered` or `failed` follow when the provider reports
 * unknown  nobody knows whether it went; never sent again by itself, for that might tell it twice
 */
export const SmsState = {
  queued: "queued",
  capped: "capped",
  sending: "sending",
  sent: "sent",
  delivered: "delivered",
  failed: "failed",
  unknown: "unknown",
} as const;
export type SmsState = (typeof SmsState)[keyof typeof SmsState];

const SmsMessageSchema = defineEntity({
  name: "SmsMessage",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    kind: p.enum(Object.values(SmsKind)).length(10),
    /** What it is sent for, as `receipt:17:512`: sent once however often that is told. */
    key: p.string().length(100),
    guardianId: p.integer().$type<GuardianId>(),
    learnerId: p.integer().$type<LearnerId>(),
    phone: p.string().$type<Phone>().length(20),
    text: p.string().length(480),
    state: p.enum(Object.values(SmsState)).length(10),
    /** Why it failed or is unknown, by the provider. */
    why: p.string().length(200).nullable(),
    /** Not before this: quiet hours are kept. */
    dueAt: p.datetime(3),
    /** Who sent it; null when something that happened did. */
    sentBy: p.integer().$type<UserId>().nullable(),
    providerId: p.string().length(100).nullable().index(),
    /** What it cost; what it is expected to cost until that is known. */
    cents: p.bigint("number").$type<Cents>(),
    createdAt: p.datetime(3),
    /** When its state changed last. */
    changedAt: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "key", "guardianId"] }],
  indexes: [{ properties: ["state", "dueAt"] }, { properties: ["schoolId", "createdAt"] }],
});

/** A text message to a guardian about their own child. */
export class SmsMessage extends SmsMessageSchema.class {}
SmsMessageSchema.setClass(SmsMessage);
