import { registerEnumType } from "type-graphql";
import { AttemptState } from "./attempt-state.js";
import { FailureReason } from "./failure-reason.js";

export const AttemptStateEnum = {
  CREATED: AttemptState.created,
  SUBMITTING: AttemptState.submitting,
  PROMPTED: AttemptState.prompted,
  SUCCEEDED: AttemptState.succeeded,
  FAILED: AttemptState.failed,
  EXPIRED: AttemptState.expired,
  UNKNOWN: AttemptState.unknown,
  REVIEW: AttemptState.review,
} as const;

registerEnumType(AttemptStateEnum, {
  name: "MpesaAttemptState",
  description: "How far an attempt to be paid by a prompt on a phone has come.",
  valuesConfig: {
    CREATED: { description: "Recorded; nothing was sent yet." },
    SUBMITTING: { description: "Being sent to M-Pesa." },
    PROMPTED: { description: "M-Pesa has taken it: the phone asks for the PIN." },
    SUCCEEDED: { description: "Paid, verified and receipted." },
    FAILED: { description: "Not paid; `reason` says why. Should money come all the same, it becomes SUCCEEDED." },
    EXPIRED: { description: "Nobody entered a PIN in time. Should money come all the same, it becomes SUCCEEDED." },
    UNKNOWN: { description: "Nobody knows yet what came of it; it is being found out. Do not pay again before it is." },
    REVIEW: { description: "What is known does not add up, or never came: the bursar decides." },
  },
});

export const FailureReasonEnum = {
  INSUFFICIENT_FUNDS: FailureReason.insufficientFunds,
  BELOW_MINIMUM: FailureReason.belowMinimum,
  ABOVE_MAXIMUM: FailureReason.aboveMaximum,
  DAY_LIMIT: FailureReason.dayLimit,
  BALANCE_LIMIT: FailureReason.balanceLimit,
  REPEATED: FailureReason.repeated,
  EXPIRED: FailureReason.expired,
  PROMPT_NOT_SENT: FailureReason.promptNotSent,
  CANCELLED: FailureReason.cancelled,
  UNREACHABLE: FailureReason.unreachable,
  WRONG_PIN: FailureReason.wrongPin,
  PIN_LOCKED: FailureReason.pinLocked,
  WRONG_KIND: FailureReason.wrongKind,
  PHONE_BUSY: FailureReason.phoneBusy,
  PROVIDER_BUSY: FailureReason.providerBusy,
  REFUSED: FailureReason.refused,
  NOT_SENT: FailureReason.notSent,
  NO_ANSWER: FailureReason.noAnswer,
  UNKNOWN_RESULT: FailureReason.unknownResult,
  AMOUNT_DIFFERS: FailureReason.amountDiffers,
  CONTRADICTED: FailureReason.contradicted,
  FOUND_UNPAID: FailureReason.foundUnpaid,
} as const;

registerEnumType(FailureReasonEnum, {
  name: "MpesaFailureReason",
  description: "Why an attempt was not paid, or is not known to be.",
  valuesConfig: {
    INSUFFICIENT_FUNDS: { description: "There is not enough money on the phone (1)." },
    BELOW_MINIMUM: { description: "Less than M-Pesa moves (2)." },
    ABOVE_MAXIMUM: { description: "More than M-Pesa moves at once (3)." },
    DAY_LIMIT: { description: "More than the phone may pay in a day (4)." },
    BALANCE_LIMIT: { description: "More than the school's account may hold (8)." },
    REPEATED: { description: "The same amount was paid less than two minutes ago (17)." },
    EXPIRED: { description: "Nobody entered a PIN in time (1019)." },
    PROMPT_NOT_SENT: { description: "M-Pesa could not send the prompt (1025, 9999)." },
    CANCELLED: { description: "The prompt was cancelled on the phone (1032)." },
    UNREACHABLE: { description: "The phone is off, without network, or did not answer (1037)." },
    WRONG_PIN: { description: "The PIN was wrong (2001)." },
    PIN_LOCKED: { description: "The PIN is locked after too many wrong ones (8006)." },
    WRONG_KIND: { description: "The school's number is set up for another kind of payment (2028)." },
    PHONE_BUSY: { description: "Another payment is under way on that phone (26, 1001)." },
    PROVIDER_BUSY: { description: "M-Pesa takes nothing just now; nothing was sent." },
    REFUSED: { description: "M-Pesa would not take it; nothing was sent." },
    NOT_SENT: { description: "The server stopped before it was sent." },
    NO_ANSWER: { description: "It was sent, and no answer came." },
    UNKNOWN_RESULT: { description: "M-Pesa gave a result that is not known here; `resultCode` has it." },
    AMOUNT_DIFFERS: { description: "What came is not what was asked for." },
    CONTRADICTED: { description: "One message says paid, another says otherwise." },
    FOUND_UNPAID: { description: "The bursar found that it was not paid." },
  },
});
