import { ErrorCode, Refusal } from "../../errors.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import type { Ledger } from "./open-ledger.js";

/** The day itself or, when it is closed, the next that is open. */
export const openDay = ({ closedThrough }: Pick<Ledger, "closedThrough">, day: SchoolDay): SchoolDay =>
  closedThrough !== null && day <= closedThrough ? addDays(closedThrough, 1) : day;

/**
 * The day for which an entry counts. A person is refused a closed day; what the machine enters by itself, such as a
 * payment that was verified late, counts for the next day that is open.
 */
export function countingDay(ledger: Pick<Ledger, "closedThrough" | "userId">, day: SchoolDay): SchoolDay {
  const open = openDay(ledger, day);
  if (open === day || ledger.userId === null) return open;
  throw new Refusal(
    ErrorCode.conflict,
    `The books are closed up to ${ledger.closedThrough}. Enter it for a later day, or ask the head to reopen that day.`,
  );
}
