/** What must be true of a school's books at any moment. */
export const Rule = {
  entryBalances: "entry-balances",
  journalBalances: "journal-balances",
  noOrphanLine: "no-orphan-line",
  receiptInOnePlace: "receipt-in-one-place",
  reversedWhole: "reversed-whole",
  noGaps: "no-gaps",
  creditNotNegative: "credit-not-negative",
  lineNotOverpaid: "line-not-overpaid",
  closedDayUntouched: "closed-day-untouched",
} as const;
export type Rule = (typeof Rule)[keyof typeof Rule];

export type Finding = {
  readonly rule: Rule;
  /** What breaks it, as `receipt 17`. */
  readonly subject: string;
  readonly detail: string;
};
