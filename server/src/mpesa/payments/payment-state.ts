/** How far money that was told of has come. */
export const PaymentState = {
  /** Told of by a message that anybody might have written. */
  received: "received",
  /** The provider, asked by ourselves, says that it is so; not yet in the journal. */
  verified: "verified",
  /** In the journal, for learners. */
  allocated: "allocated",
  /** In the journal, for nobody yet. */
  suspense: "suspense",
  /** Taken back. */
  reversed: "reversed",
  /** A person found that there is no such money. */
  dismissed: "dismissed",
} as const;
export type PaymentState = (typeof PaymentState)[keyof typeof PaymentState];

/** Why a payment waits for a person. */
export const ReviewReason = {
  /** What came differs from what was asked for. */
  amountDiffers: "amount-differs",
  /** Two messages name different amounts. */
  amountsDisagree: "amounts-disagree",
  /** The provider, asked, says otherwise. */
  contradicted: "contradicted",
  /** The provider, asked again and again, does not say. */
  unverified: "unverified",
} as const;
export type ReviewReason = (typeof ReviewReason)[keyof typeof ReviewReason];

/** Whose word money was credited on. */
export const VerifiedBy = {
  query: "query",
  status: "status",
  pull: "pull",
  statement: "statement",
  person: "person",
} as const;
export type VerifiedBy = (typeof VerifiedBy)[keyof typeof VerifiedBy];
