import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { Term } from "./term.entity.js";

/** The terms that have not ended by `day`, in order: the ones whose class scopes follow every change of a roster. */
export function openTerms(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<Term[]> {
  return em.find(Term, { schoolId, ends: { $gte: day } }, { orderBy: { starts: "asc" } });
}
