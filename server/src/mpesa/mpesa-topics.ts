import type { MpesaAttemptId } from "../values/ids.js";

/** Where it is told that an attempt has changed, as `{ id, version }`. */
export const attemptTopic = (id: MpesaAttemptId): string => `mpesa-attempt:${id}`;
