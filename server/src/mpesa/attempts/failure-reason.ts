import { AttemptState } from "./attempt-state.js";

/** Why an attempt was not paid, or is not known to be: what a screen says in words, with what to do. */
export const FailureReason = {
  insufficientFunds: "insufficient-funds",
  belowMinimum: "below-minimum",
  aboveMaximum: "above-maximum",
  dayLimit: "day-limit",
  balanceLimit: "balance-limit",
  /** The same amount to the same account within two minutes. */
  repeated: "repeated",
  expired: "expired",
  promptNotSent: "prompt-not-sent",
  cancelled: "cancelled",
  unreachable: "unreachable",
  wrongPin: "wrong-pin",
  pinLocked: "pin-locked",
  /** The school's number is set up for another kind of payment. */
  wrongKind: "wrong-kind",
  /** Another prompt is open on that phone, or the provider is busy with it. */
  phoneBusy: "phone-busy",
  /** The provider takes nothing just now; nothing was sent. */
  providerBusy: "provider-busy",
  /** The provider would not have it; nothing was sent. */
  refused: "refused",
  /** The machine stopped before it was sent. */
  notSent: "not-sent",
  /** Sent, and no answer came. */
  noAnswer: "no-answer",
  /** A result that nobody here has met. */
  unknownResult: "unknown-result",
  amountDiffers: "amount-differs",
  /** One message says paid, another says not. */
  contradicted: "contradicted",
  /** A person found that it was not paid. */
  foundUnpaid: "found-unpaid",
} as const;
export type FailureReason = (typeof FailureReason)[keyof typeof FailureReason];

/** What a result code of a prompt means. */
export type Meaning =
  | { readonly kind: "paid" }
  | { readonly kind: "in-flight" }
  | {
      readonly kind: "over";
      readonly state: typeof AttemptState.failed | typeof AttemptState.expired;
      readonly reason: FailureReason;
    }
  | { readonly kind: "unknown" };

const FAILED: Readonly<Record<string, FailureReason>> = {
  1: FailureReason.insufficientFunds,
  2: FailureReason.belowMinimum,
  3: FailureReason.aboveMaximum,
  4: FailureReason.dayLimit,
  8: FailureReason.balanceLimit,
  17: FailureReason.repeated,
  26: FailureReason.phoneBusy,
  1001: FailureReason.phoneBusy,
  1025: FailureReason.promptNotSent,
  9999: FailureReason.promptNotSent,
  1032: FailureReason.cancelled,
  1037: FailureReason.unreachable,
  2001: FailureReason.wrongPin,
  2028: FailureReason.wrongKind,
  8006: FailureReason.pinLocked,
};
const PAID = "0";
const EXPIRED = "1019";
const IN_FLIGHT = "4999";

/** Decides by the code alone: its description is never read. A code that is not listed means neither paid nor failed. */
export function meaningOf(resultCode: string): Meaning {
  if (resultCode === PAID) return { kind: "paid" };
  if (resultCode === IN_FLIGHT) return { kind: "in-flight" };
  if (resultCode === EXPIRED) return { kind: "over", state: AttemptState.expired, reason: FailureReason.expired };
  const reason = Object.hasOwn(FAILED, resultCode) ? FAILED[resultCode] : undefined;
  return reason ? { kind: "over", state: AttemptState.failed, reason } : { kind: "unknown" };
}
