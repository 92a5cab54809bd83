import { refuseLife } from "../life-refusal.js";
import type { Em } from "../../platform/orm.js";
import { readTerms } from "../../schools/find-term.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/** The last day of a year that is over; before that nobody is promoted, so that no register is taken of next year's class. */
export async function readYearEnd(em: Em, schoolId: SchoolId, year: number, today: SchoolDay): Promise<SchoolDay> {
  const terms = [...(await readTerms(em, schoolId)).values()].filter((term) => term.year === year);
  const last = terms.toSorted((one, other) => (one.ends < other.ends ? 1 : -1))[0];
  if (!last) throw refuseLife("YEAR_NO_TERMS", { year });
  if (last.ends < today) return last.ends;
  throw refuseLife("YEAR_NOT_OVER", { number: last.number, year, ends: last.ends });
}
