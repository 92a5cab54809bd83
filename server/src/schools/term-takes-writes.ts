import { addDays, type SchoolDay } from "../values/school-day.js";
import type { TermDates } from "./term-of-day.js";

/** A phone may come back from the holidays with a month of work on it: a term is written to for so long after it ended. */
const STAYS_OPEN_DAYS = 60;

export const termTakesWrites = ({ ends }: Pick<TermDates, "ends">, today: SchoolDay): boolean =>
  today <= addDays(ends, STAYS_OPEN_DAYS);
