import type { Em } from "../../platform/orm.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Term } from "../term.entity.js";
import { yearAfter } from "../year-after.js";

/**
 * The year whose classes a list that names none is about: the year of the term that runs or comes next, else of the
 * last that ended, else the calendar's; of a year whose learners have been promoted, the one they are in now.
 */
export async function rosterYear(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<number> {
  const terms = await em.find(Term, { schoolId }, { orderBy: { starts: "asc" }, disableIdentityMap: true });
  const term = terms.find(({ ends }) => ends >= day) ?? terms.at(-1);
  return yearAfter(em, schoolId, term?.year ?? Number(day.slice(0, 4)));
}
