import { ErrorCode, Refusal } from "../../errors.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";

const FURTHEST = 3660;

/** The day as of which a balance was brought in: today or earlier, within ten years. */
export function checkOpeningDay(now: Date, day: SchoolDay): SchoolDay {
  const today = schoolDayAt(now);
  if (day <= today && day >= addDays(today, -FURTHEST)) return day;
  throw new Refusal(
    ErrorCode.badInput,
    "Give the day as of which the balances are true: today or earlier, within ten years.",
  );
}
