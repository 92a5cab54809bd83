import type { SchoolDay } from "../values/school-day.js";

/** One stay on a class list; null while it lasts. */
export type DatedStay = { readonly fromDay: SchoolDay; readonly toDay: SchoolDay | null };

/**
 * Whether a learner with these stays was on a class's list on a day, the days of joining and of leaving included. `begins`
 * is the first day of the class's list: who is on it from its first day counts as there before, since a school may begin
 * with its books of last term.
 */
export const wasOnList = (stays: readonly DatedStay[], begins: SchoolDay, day: SchoolDay): boolean =>
  stays.some(({ fromDay, toDay }) => (fromDay <= day || fromDay === begins) && (toDay === null || toDay >= day));
