import { registerEnumType } from "type-graphql";
import { NoticeFault, NoticeKind, NoticeState } from "../inbox/notice-kind.js";
import { PaymentState, ReviewReason, VerifiedBy } from "../payments/payment-state.js";

export const PaymentStateEnum = {
  RECEIVED: PaymentState.received,
  VERIFIED: PaymentState.verified,
  ALLOCATED: PaymentState.allocated,
  SUSPENSE: PaymentState.suspense,
  REVERSED: PaymentState.reversed,
  DISMISSED: PaymentState.dismissed,
} as const;

registerEnumType(PaymentStateEnum, {
  name: "MpesaPaymentState",
  description: "How far money that M-Pesa told of has come.",
  valuesConfig: {
    RECEIVED: { description: "Told of; M-Pesa has not confirmed it to us yet, and it is credited to nobody." },
    VERIFIED: { description: "Confirmed; it is being receipted." },
    ALLOCATED: { description: "Receipted, for a learner." },
    SUSPENSE: { description: "Receipted, for nobody who could be named: it waits in suspense." },
    REVERSED: { description: "Taken back." },
    DISMISSED: { description: "The bursar found that there is no such money." },
  },
});

export const ReviewReasonEnum = {
  AMOUNT_DIFFERS: ReviewReason.amountDiffers,
  AMOUNTS_DISAGREE: ReviewReason.amountsDisagree,
  CONTRADICTED: ReviewReason.contradicted,
  UNVERIFIED: ReviewReason.unverified,
} as const;

registerEnumType(ReviewReasonEnum, {
  name: "MpesaReviewReason",
  description: "Why a payment waits for the bursar.",
  valuesConfig: {
    AMOUNT_DIFFERS: { description: "What came is not what the prompt asked for." },
    AMOUNTS_DISAGREE: { description: "Two messages name different amounts or numbers." },
    CONTRADICTED: { description: "M-Pesa, asked, says otherwise." },
    UNVERIFIED: { description: "M-Pesa, asked again and again, does not say." },
  },
});

export const VerifiedByEnum = {
  QUERY: VerifiedBy.query,
  STATUS: VerifiedBy.status,
  PULL: VerifiedBy.pull,
  STATEMENT: VerifiedBy.statement,
  PERSON: VerifiedBy.person,
} as const;

registerEnumType(VerifiedByEnum, {
  name: "MpesaVerifiedBy",
  description: "On whose word money was credited.",
  valuesConfig: {
    QUERY: { description: "M-Pesa's, asked about the prompt." },
    STATUS: { description: "M-Pesa's, asked about the payment." },
    PULL: { description: "M-Pesa's list of payments." },
    STATEMENT: { description: "M-Pesa's statement, which somebody of the school brought." },
    PERSON: { description: "Somebody of the school, who looked it up." },
  },
});

export const NoticeKindEnum = {
  STK: NoticeKind.stk,
  C2B: NoticeKind.c2b,
  STATUS: NoticeKind.status,
  REVERSAL: NoticeKind.reversal,
} as const;

registerEnumType(NoticeKindEnum, {
  name: "MpesaNoticeKind",
  description: "What M-Pesa tells.",
  valuesConfig: {
    STK: { description: "What came of a prompt." },
    C2B: { description: "A payment to the school's number." },
    STATUS: { description: "The status of a payment that was asked about." },
    REVERSAL: { description: "What came of a reversal that was asked for." },
  },
});

export const NoticeStateEnum = {
  RECEIVED: NoticeState.received,
  PROCESSED: NoticeState.processed,
  QUARANTINED: NoticeState.quarantined,
} as const;

registerEnumType(NoticeStateEnum, {
  name: "MpesaNoticeState",
  description: "What became of a notice.",
  valuesConfig: {
    RECEIVED: { description: "Stored; not taken up yet." },
    PROCESSED: { description: "Taken in." },
    QUARANTINED: { description: "Kept and not acted upon: it is not what it should be." },
  },
});

export const NoticeFaultEnum = {
  TOO_LARGE: NoticeFault.tooLarge,
  UNREADABLE: NoticeFault.unreadable,
  UNKNOWN_REQUEST: NoticeFault.unknownRequest,
  OTHER_ATTEMPT: NoticeFault.otherAttempt,
  UNKNOWN_SHORTCODE: NoticeFault.unknownShortcode,
  STRANGE_AMOUNT: NoticeFault.strangeAmount,
} as const;

registerEnumType(NoticeFaultEnum, {
  name: "MpesaNoticeFault",
  description: "Why a notice was put aside.",
  valuesConfig: {
    TOO_LARGE: { description: "It was larger than any notice is, and was not kept." },
    UNREADABLE: { description: "It is not what M-Pesa sends." },
    UNKNOWN_REQUEST: { description: "It names a request or receipt that is not the one whose address it came to." },
    OTHER_ATTEMPT: { description: "It names another attempt's request." },
    UNKNOWN_SHORTCODE: { description: "It names a number that is not ours." },
    STRANGE_AMOUNT: { description: "Its amount is none." },
  },
});
