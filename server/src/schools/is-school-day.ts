import { type SchoolDay, weekday } from "../values/school-day.js";
import type { SchoolCalendar } from "./school-calendar.js";
import type { TermDates } from "./term-of-day.js";

/** Why a day is none of the school's: for programs, and in words. */
const NoSchool = { outsideTerms: "OUTSIDE_TERMS", closure: "CLOSURE", weekday: "WEEKDAY" } as const;
type NoSchool = (typeof NoSchool)[keyof typeof NoSchool];

export type SchoolDayAnswer = { held: true; term: TermDates } | { held: false; why: NoSchool; reason: string };

const WEEKDAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Whether school is held on a day: it lies in a term, outside every closure, and on one of the school's weekdays. */
export function isSchoolDay(calendar: SchoolCalendar, day: SchoolDay): SchoolDayAnswer {
  const term = calendar.terms.find((term) => term.starts <= day && day <= term.ends);
  if (!term) return { held: false, why: NoSchool.outsideTerms, reason: "This day is outside every term." };

  const closure = calendar.closures.find((closure) => closure.starts <= day && day <= closure.ends);
  if (closure) return { held: false, why: NoSchool.closure, reason: `School is closed: ${closure.name}.` };

  if (!calendar.weekdays.includes(String(weekday(day)))) {
    return { held: false, why: NoSchool.weekday, reason: `School is not held on ${WEEKDAYS[weekday(day) - 1]}.` };
  }
  return { held: true, term };
}
