import type { SchoolId } from "../../values/ids.js";

/** Where it is told that report cards are out, as `{ schoolId, cards: [{ cardId, learnerId }] }`. */
export const reportsTopic = (schoolId: SchoolId): string => `reports:${schoolId}`;
