import { addDays, type SchoolDay } from "../../values/school-day";

const MONTH_DAYS = 30;
const SHILLING = 100;

/** What is owed in so many parts a month apart from a day on: whole shillings alike, and what is over in the last. */
export function proposeParts(owed: number, count: number, from: SchoolDay): { day: SchoolDay; cents: number }[] {
  const each = Math.floor(owed / count / SHILLING) * SHILLING;
  return Array.from({ length: count }, (_, part) => ({
    day: addDays(from, MONTH_DAYS * (part + 1)),
    cents: part === count - 1 ? owed - each * (count - 1) : each,
  }));
}
