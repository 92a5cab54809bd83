import { isSchoolDay } from "../schools/is-school-day.js";
import type { SchoolCalendar } from "../schools/school-calendar.js";
import type { TermDates } from "../schools/term-of-day.js";
import { termTakesWrites } from "../schools/term-takes-writes.js";
import type { SchoolDay } from "../values/school-day.js";
import { type AttendanceFault, fault } from "./attendance-fault.js";

/**
 * The term in which a class of `year` may have a register on `day`, or why it may have none. What counts as today is
 * the server's date in Nairobi: a device's clock proves nothing, and a register of tomorrow can only be a mistake,
 * which its teacher had better see than tomorrow's chart.
 */
export function checkDay(
  calendar: SchoolCalendar,
  year: number,
  day: SchoolDay,
  today: SchoolDay,
): { ok: true; term: TermDates } | { ok: false; fault: AttendanceFault } {
  const answer = isSchoolDay(calendar, day);
  if (!answer.held) return { ok: false, fault: fault.notASchoolDay(answer.reason) };
  const { term } = answer;
  if (term.year !== year) return { ok: false, fault: fault.notASchoolDay(`That class is one of ${year}.`) };
  if (day > today) return { ok: false, fault: fault.dayInFuture(today) };
  if (!termTakesWrites(term, today)) return { ok: false, fault: fault.termClosed() };
  return { ok: true, term };
}
