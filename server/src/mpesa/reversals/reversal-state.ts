/** How far money's way back to its payer has come. */
export const ReversalState = {
  /** One person asked for it. */
  asked: "asked",
  /** Another would not have it. */
  declined: "declined",
  /** Another agreed; it is being sent, and never sent twice. */
  sending: "sending",
  /** The provider has taken it; its result comes later. */
  sent: "sent",
  done: "done",
  failed: "failed",
  /** Nobody knows whether it was taken; a person looks at the provider's portal. */
  unknown: "unknown",
} as const;
export type ReversalState = (typeof ReversalState)[keyof typeof ReversalState];
