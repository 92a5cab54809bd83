/** What is known of when something was said, as the server keeps it. */
export type WrittenEvidence = {
  /** The device's clock when it was written. */
  readonly deviceAt: Date;
  /** By how many seconds that clock ran ahead of the server's when it was sent. */
  readonly clockOffset: number;
  /** When the server had it. */
  readonly at: Date;
};

/** When something was most likely written: by the device's clock, set right by how far it was off; never after it came. */
export const writtenAt = ({ deviceAt, clockOffset, at }: WrittenEvidence): Date =>
  new Date(Math.min(deviceAt.getTime() - clockOffset * 1000, at.getTime()));
