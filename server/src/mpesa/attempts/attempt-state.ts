/** How far an attempt to be paid by a prompt on a phone has come. */
export const AttemptState = {
  /** Recorded; nothing was sent. */
  created: "created",
  /** Being sent. Whoever finds it here after a crash cannot know whether it was, and never sends it again. */
  submitting: "submitting",
  /** The provider has taken it: the phone asks for the PIN. */
  prompted: "prompted",
  /** Paid, verified, receipted. */
  succeeded: "succeeded",
  /** Not paid, the provider says. */
  failed: "failed",
  /** Nobody entered a PIN in time. */
  expired: "expired",
  /** Nobody knows yet whether the phone was prompted, or what came of it. */
  unknown: "unknown",
  /** What is known does not add up, or never came: a person decides. */
  review: "review",
} as const;
export type AttemptState = (typeof AttemptState)[keyof typeof AttemptState];

/** What may still be paid without anybody's doing. */
export const OPEN_STATES = [
  AttemptState.created,
  AttemptState.submitting,
  AttemptState.prompted,
  AttemptState.unknown,
] as const;
