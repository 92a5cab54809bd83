import { kindOfDay, type SchoolCalendar, termOn } from "../../values/school-calendar";
import { addDays, type SchoolDay } from "../../values/school-day";

/** Longer than any holiday between terms. */
const FAR = 150;

/** The nearest day before (-1) or after (+1) one on which school is held; null when the known terms hold none. */
export function stepSchoolDay(calendar: SchoolCalendar, from: SchoolDay, step: 1 | -1): SchoolDay | null {
  for (let day = addDays(from, step), left = FAR; left > 0; day = addDays(day, step), left--) {
    if (kindOfDay(day, calendar).kind === "school-day") return day;
  }
  return null;
}

/** The school day before one that a teacher may still open: of the same term, or of the last when it is between terms. */
export function earlierSchoolDay(calendar: SchoolCalendar, from: SchoolDay): SchoolDay | null {
  const earlier = stepSchoolDay(calendar, from, -1);
  const term = termOn(from, calendar.terms);
  return earlier && term && earlier < term.starts ? null : earlier;
}
