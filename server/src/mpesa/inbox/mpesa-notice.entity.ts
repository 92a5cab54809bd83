import { defineEntity, p } from "@mikro-orm/core";
import type { MpesaAttemptId, MpesaNoticeId, MpesaPaymentId, SchoolId } from "../../values/ids.js";
import { NoticeFault, NoticeKind, NoticeState } from "./notice-kind.js";

const MpesaNoticeSchema = defineEntity({
  name: "MpesaNotice",
  properties: {
    id: p.integer().$type<MpesaNoticeId>().primary().autoincrement(),
    /** Whose address was called: the attempt's school, or the one that the number belongs to. */
    schoolId: p.integer().$type<SchoolId>(),
    kind: p.enum(Object.values(NoticeKind)).length(8),
    /** The attempt or the payment whose own address was called, where it was one's own. */
    attemptId: p.integer().$type<MpesaAttemptId>().nullable().index(),
    paymentId: p.integer().$type<MpesaPaymentId>().nullable().index(),
    /** The number whose address was called. */
    shortcode: p.string().length(10),
    /** As it came, when it was text; in base64 otherwise. Empty when it was too large to keep. */
    body: p.text().columnType("mediumtext"),
    isText: p.boolean(),
    /** How many bytes came. */
    bytes: p.integer(),
    /** Whether it came from one of the provider's published addresses; null when none are set. */
    isExpectedSource: p.boolean().nullable(),
    state: p.enum(Object.values(NoticeState)).length(12),
    fault: p.enum(Object.values(NoticeFault)).length(20).nullable(),
    /** From when it may be taken up; null once it was. */
    dueAt: p.datetime(3).nullable(),
    tries: p.integer(),
    receivedAt: p.datetime(3),
  },
  indexes: [{ properties: ["dueAt"] }, { properties: ["schoolId", "state"] }],
});

/** What the provider said, as it was said: the inbox of payments. */
export class MpesaNotice extends MpesaNoticeSchema.class {}
MpesaNoticeSchema.setClass(MpesaNotice);
