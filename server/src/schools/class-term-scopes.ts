import { classTermScope, type ScopeKey } from "../events/scope.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import type { TermDates } from "./term-of-day.js";

/** The scope of each class in each of the terms of its own year. */
export function classTermScopes(
  classes: readonly { id: ClassId; schoolId: SchoolId; year: number }[],
  terms: readonly TermDates[],
): { classId: ClassId; scope: ScopeKey }[] {
  return classes.flatMap(({ id, schoolId, year }) =>
    terms
      .filter((term) => term.year === year)
      .map((term) => ({ classId: id, scope: classTermScope(schoolId, id, term.id) })),
  );
}
