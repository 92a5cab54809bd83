import type { SchoolId } from "../../values/ids.js";

/** Where it is told that a school's training is further, as `{ runId }`. */
export const riskRunTopic = (schoolId: SchoolId): string => `risk-run:${schoolId}`;
