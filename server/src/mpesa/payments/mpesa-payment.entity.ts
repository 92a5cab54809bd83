import { defineEntity, p } from "@mikro-orm/core";
import type { LearnerId, MpesaAttemptId, MpesaPaymentId, ReceiptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { PaymentState, ReviewReason, VerifiedBy } from "./payment-state.js";

const MpesaPaymentSchema = defineEntity({
  name: "MpesaPayment",
  properties: {
    id: p.integer().$type<MpesaPaymentId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    shortcode: p.string().length(10),
    /** The provider's, in capitals: one payment's alone, whoever tells of it. */
    receipt: p.string().length(20).unique(),
    cents: p.bigint("number").$type<Cents>(),
    paidAt: p.datetime(3),
    /** As it was told: a number, masked, hashed or nothing. Never says who somebody is. */
    payerPhone: p.string().length(64).nullable(),
    payerName: p.string().length(120).nullable(),
    /** What the payer typed as the account. */
    account: p.string().length(60).nullable(),
    /** The prompt that it answers. */
    attemptId: p.integer().$type<MpesaAttemptId>().nullable().index(),
    learnerId: p.integer().$type<LearnerId>().nullable(),
    state: p.enum(Object.values(PaymentState)).length(12),
    review: p.enum(Object.values(ReviewReason)).length(20).nullable(),
    verifiedBy: p.enum(Object.values(VerifiedBy)).length(12).nullable(),
    /** Of the token in the address that is called back with its status or its reversal. */
    tokenHash: p.string().length(64).nullable().unique(),
    /** Our receipt, once it is in the journal. */
    receiptId: p.integer().$type<ReceiptId>().nullable(),
    tries: p.integer(),
    /** When it is to be asked about next; null when it need not be. */
    dueAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
  indexes: [
    { properties: ["dueAt"] },
    { properties: ["schoolId", "state"] },
    { properties: ["schoolId", "review"] },
    { properties: ["shortcode", "paidAt"] },
  ],
});

/** Money that the provider moved to the school, told of by whatever message came first. */
export class MpesaPayment extends MpesaPaymentSchema.class {}
MpesaPaymentSchema.setClass(MpesaPayment);
