import type { SchoolId } from "../../values/ids.js";

/** Where it is told who has come into the top band, as `{ eventId, learnerId, probability, before }`. */
export const riskTopic = (schoolId: SchoolId): string => `risk:${schoolId}`;
