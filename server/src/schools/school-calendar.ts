import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { Closure } from "./closure.entity.js";
import { School } from "./school.entity.js";
import { Term } from "./term.entity.js";
import type { TermDates } from "./term-of-day.js";

/** When a school is held: its weekdays (`12345` is Monday to Friday), its terms, and the days off within them. */
export type SchoolCalendar = {
  weekdays: string;
  terms: TermDates[];
  closures: { id: number; name: string; starts: SchoolDay; ends: SchoolDay }[];
};

export async function readCalendar(em: Em, schoolId: SchoolId): Promise<SchoolCalendar> {
  const { weekdays } = await em.findOneOrFail(School, schoolId, { disableIdentityMap: true });
  const terms = await em.find(Term, { schoolId }, { orderBy: { starts: "asc" }, disableIdentityMap: true });
  const closures = await em.find(Closure, { schoolId }, { orderBy: { starts: "asc" }, disableIdentityMap: true });
  return { weekdays, terms, closures };
}
