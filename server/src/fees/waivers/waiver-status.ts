/** Where a waiver stands. */
export const WaiverStatus = {
  /** Waits for a second person. */
  pending: "pending",
  granted: "granted",
  declined: "declined",
  /** Granted, and taken back. */
  reversed: "reversed",
} as const;
export type WaiverStatus = (typeof WaiverStatus)[keyof typeof WaiverStatus];
