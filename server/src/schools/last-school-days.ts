import { addDays, type SchoolDay } from "../values/school-day.js";
import { isSchoolDay } from "./is-school-day.js";
import type { SchoolCalendar } from "./school-calendar.js";

/** The last `count` days on which school was or is held, up to and including `day`, oldest first. */
export function lastSchoolDays(calendar: SchoolCalendar, day: SchoolDay, count: number): SchoolDay[] {
  const first = calendar.terms.reduce<SchoolDay>(
    (earliest, { starts }) => (starts < earliest ? starts : earliest),
    day,
  );
  const days: SchoolDay[] = [];
  for (let at = day; days.length < count && at >= first; at = addDays(at, -1)) {
    if (isSchoolDay(calendar, at).held) days.push(at);
  }
  return days.reverse();
}
