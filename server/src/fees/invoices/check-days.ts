import { ErrorCode, Refusal } from "../../errors.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";

const FURTHEST = 400;

/** The day an invoice counts for and the day it is due: today, and `dueDays` later, where nothing else is said. */
export function checkDays(
  now: Date,
  said: { day: SchoolDay | null; dueDay: SchoolDay | null },
  dueDays: number,
): { day: SchoolDay; dueDay: SchoolDay } {
  const today = schoolDayAt(now);
  const day = said.day ?? today;
  const dueDay = said.dueDay ?? addDays(day, dueDays);
  if (day < addDays(today, -FURTHEST) || day > addDays(today, FURTHEST) || dueDay > addDays(day, FURTHEST)) {
    throw new Refusal(ErrorCode.badInput, `Choose days within ${FURTHEST} days of today.`);
  }
  if (dueDay < day) throw new Refusal(ErrorCode.badInput, "An invoice is due on its own day or later.");
  return { day, dueDay };
}
