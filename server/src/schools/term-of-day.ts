import type { TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";

export type TermDates = { id: TermId; year: number; number: number; starts: SchoolDay; ends: SchoolDay };

/**
 * The term a day belongs to: the one it lies in; between terms the last that ended, so that its registers stay at
 * hand; before the first term the next to come. `null` while the school has no terms.
 */
export function termOfDay<Term extends TermDates>(terms: readonly Term[], day: SchoolDay): Term | null {
  const byStart = terms.toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
  return byStart.findLast((term) => term.starts <= day) ?? byStart[0] ?? null;
}
