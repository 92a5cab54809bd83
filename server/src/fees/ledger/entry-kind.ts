/** Why an entry was made. */
export const EntryKind = {
  opening: "opening",
  invoice: "invoice",
  waiver: "waiver",
  discount: "discount",
  /** Money came in. */
  payment: "payment",
  /** Money in suspense found its learners. */
  allocation: "allocation",
  /** What one learner had paid ahead went to another. */
  transfer: "transfer",
  /** Money went back to who paid it. */
  refund: "refund",
  /** Money moved between the school's own accounts, such as cash that was banked. */
  banking: "banking",
  /** Takes another entry back, line by line. */
  reversal: "reversal",
} as const;
export type EntryKind = (typeof EntryKind)[keyof typeof EntryKind];
