import type { ClassId } from "../values/ids";
import { termOn } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import type { TermLine } from "../values/school-lines";
import type { ScopeRow } from "./asili-db";

/** Of these scopes, the one that holds a class's registers of the term a day belongs to, or of its latest term. */
export function classScopeOn(
  scopes: readonly ScopeRow[],
  classId: ClassId,
  day: SchoolDay,
  terms: readonly TermLine[],
): ScopeRow | undefined {
  const ofClass = scopes.filter((scope) => scope.classId === classId);
  return ofClass.find(({ termId }) => termId === termOn(day, terms)?.termId) ?? ofClass.at(-1);
}
