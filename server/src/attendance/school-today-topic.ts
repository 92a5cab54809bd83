import type { SchoolId } from "../values/ids.js";

/** Where it is told that a class's day has changed, as `{ classId, day, revision }`. */
export const schoolTodayTopic = (schoolId: SchoolId): string => `school-today:${schoolId}`;
