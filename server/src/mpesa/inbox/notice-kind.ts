/** What the provider has to tell. */
export const NoticeKind = {
  /** What came of a prompt. */
  stk: "stk",
  /** Somebody has paid to the school's number. */
  c2b: "c2b",
  /** The status of a transaction, which was asked for. */
  status: "status",
  /** What came of a reversal that was asked for. */
  reversal: "reversal",
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];

export const NoticeState = {
  received: "received",
  processed: "processed",
  /** Kept, and acted upon by nobody: it is not what it should be. */
  quarantined: "quarantined",
} as const;
export type NoticeState = (typeof NoticeState)[keyof typeof NoticeState];

/** Why a notice was put aside. */
export const NoticeFault = {
  tooLarge: "too-large",
  unreadable: "unreadable",
  unknownRequest: "unknown-request",
  otherAttempt: "other-attempt",
  unknownShortcode: "unknown-shortcode",
  strangeAmount: "strange-amount",
} as const;
export type NoticeFault = (typeof NoticeFault)[keyof typeof NoticeFault];
