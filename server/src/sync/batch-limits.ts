/** What a device may say at once. */
export const MAX_OPERATIONS = 200;
export const MAX_BATCH_BYTES = 32 * 1024;

/** What of one author may wait for the head at once: more than a phone ever holds, and all that a head can read. */
export const MAX_HELD = 1000;
