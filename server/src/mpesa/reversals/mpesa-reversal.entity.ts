import { defineEntity, p } from "@mikro-orm/core";
import type { MpesaPaymentId, MpesaReversalId, SchoolId, UserId } from "../../values/ids.js";
import { ReversalState } from "./reversal-state.js";

const MpesaReversalSchema = defineEntity({
  name: "MpesaReversal",
  properties: {
    id: p.integer().$type<MpesaReversalId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    paymentId: p.integer().$type<MpesaPaymentId>().index(),
    state: p.enum(Object.values(ReversalState)).length(12),
    reason: p.string().length(100),
    /** Of the token in the address that the result comes to. */
    tokenHash: p.string().length(64).unique(),
    resultCode: p.string().length(20).nullable(),
    askedBy: p.integer().$type<UserId>(),
    askedAt: p.datetime(3),
    decidedBy: p.integer().$type<UserId>().nullable(),
    decidedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["schoolId", "state"] }],
});

/** Money that is to go back to its payer by the provider: asked for by one person, agreed to by another. */
export class MpesaReversal extends MpesaReversalSchema.class {}
MpesaReversalSchema.setClass(MpesaReversal);
