/** What an imported statement and the books do not agree about. */
export const FindingKind = {
  /** A line that cannot be read. */
  unread: "unread",
  /** The same receipt with another amount. */
  different: "different",
  /** In the books, and not on the statement of that time. */
  missing: "missing",
  /** Taken back there, and standing in the books. */
  reversedThere: "reversed-there",
} as const;
export type FindingKind = (typeof FindingKind)[keyof typeof FindingKind];

export type Finding = {
  readonly kind: FindingKind;
  /** Of the file, from 1; null for what is missing in it. */
  readonly line: number | null;
  readonly receipt: string | null;
};
