import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId, MpesaAttemptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { NoticeFault, NoticeKind, NoticeState } from "../inbox/notice-kind.js";
import type { Payment } from "../payments/lock-payment.js";
import type { PaymentState, ReviewReason, VerifiedBy } from "../payments/payment-state.js";
import {
  NoticeFaultEnum,
  NoticeKindEnum,
  NoticeStateEnum,
  PaymentStateEnum,
  ReviewReasonEnum,
  VerifiedByEnum,
} from "./payment.enum.js";

@ObjectType("MpesaPayment", { description: "Money that M-Pesa moved to the school, as far as was told." })
export class MpesaPaymentType {
  learnerId!: LearnerId | null;
  attemptId!: MpesaAttemptId | null;

  @Field(() => ID, { description: "The payment's id." })
  id!: string;

  @Field(() => String, { description: "M-Pesa's receipt number." })
  mpesaReceipt!: string;

  @Field(() => String, { description: "The number it was paid to." })
  shortcode!: string;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;

  @Field(() => Date, { description: "When it was paid, by M-Pesa's word." })
  paidAt!: Date;

  @Field(() => String, { nullable: true, description: "The payer's phone as M-Pesa tells it, which may be masked." })
  payerPhone!: string | null;

  @Field(() => String, { nullable: true, description: "The payer's name as M-Pesa tells it." })
  payerName!: string | null;

  @Field(() => String, { nullable: true, description: "What the payer typed as the account." })
  account!: string | null;

  @Field(() => PaymentStateEnum, { description: "How far it has come." })
  state!: PaymentState;

  @Field(() => ReviewReasonEnum, { nullable: true, description: "Why it waits for the bursar, when it does." })
  review!: ReviewReason | null;

  @Field(() => VerifiedByEnum, { nullable: true, description: "On whose word it is true, once it is." })
  verifiedBy!: VerifiedBy | null;

  @Field(() => ID, { nullable: true, description: "The school's receipt, once there is one." })
  receiptId!: string | null;
}

@ObjectType("MpesaPaymentConnection", { description: "A page of payments, the newest first." })
export class MpesaPaymentConnection extends connectionOf(() => MpesaPaymentType) {}

export const toPaymentType = (payment: Payment): MpesaPaymentType =>
  Object.assign(new MpesaPaymentType(), {
    learnerId: payment.learnerId,
    attemptId: payment.attemptId,
    id: String(payment.id),
    mpesaReceipt: payment.receipt,
    shortcode: payment.shortcode,
    cents: payment.cents,
    paidAt: payment.paidAt,
    payerPhone: payment.payerPhone,
    payerName: payment.payerName,
    account: payment.account,
    state: payment.state,
    review: payment.review,
    verifiedBy: payment.verifiedBy,
    receiptId: payment.receiptId === null ? null : String(payment.receiptId),
  });

@ObjectType("MpesaNotice", { description: "Something that came to an address that M-Pesa calls, as it came." })
export class MpesaNoticeType {
  @Field(() => ID, { description: "The notice's id." })
  id!: string;

  @Field(() => NoticeKindEnum, { description: "What it tells, by the address it came to." })
  kind!: NoticeKind;

  @Field(() => NoticeStateEnum, { description: "What became of it." })
  state!: NoticeState;

  @Field(() => NoticeFaultEnum, { nullable: true, description: "Why it was put aside, when it was." })
  fault!: NoticeFault | null;

  @Field(() => Int, { description: "How many bytes came." })
  bytes!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it came from one of M-Pesa's own addresses; null when those are not set. An alarm, no proof.",
  })
  isExpectedSource!: boolean | null;

  @Field(() => Date, { description: "When it came." })
  receivedAt!: Date;
}

@ObjectType("MpesaNoticeConnection", { description: "A page of notices, the newest first." })
export class MpesaNoticeConnection extends connectionOf(() => MpesaNoticeType) {}
