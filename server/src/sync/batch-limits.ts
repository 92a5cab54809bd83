/** What a device may say at once. */
export const MAX_OPERATIONS = 200;
export const MAX_BATCH_BYTES = 32 * 1024;
