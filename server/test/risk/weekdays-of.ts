import { addDays, type SchoolDay, weekday } from "../../src/values/school-day.js";

/** The weekdays from one day to another. */
export function weekdaysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from as SchoolDay; day <= to; day = addDays(day, 1)) if (weekday(day) < 6) days.push(day);
  return days;
}
