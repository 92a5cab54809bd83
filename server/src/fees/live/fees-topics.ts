import type { LearnerId, SchoolId } from "../../values/ids.js";

/**
 * Where it is told that a school's fees have changed, as `{ eventId, receiptId, learnerIds }`: no receipt where no money
 * came in, no learners where there are too many to name.
 */
export const feesTopic = (schoolId: SchoolId): string => `fees:${schoolId}`;

/** Where it is told that a learner's payment is confirmed, as `{ eventId, receiptId, learnerId, cents }`. */
export const paymentsTopic = (learnerId: LearnerId): string => `payments:${learnerId}`;
