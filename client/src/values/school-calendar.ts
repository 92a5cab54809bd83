import { type SchoolDay, weekdayOf } from "./school-day";
import type { ClosureLine, SchoolLine, TermLine } from "./school-lines";

/** Whether school is held on a day, and if not, why not. */
export type DayKind =
  | { readonly kind: "school-day" }
  | { readonly kind: "weekend" }
  | { readonly kind: "holidays" }
  | { readonly kind: "closure"; readonly name: string };

export type SchoolCalendar = {
  readonly school: SchoolLine;
  readonly terms: readonly TermLine[];
  readonly closures: readonly ClosureLine[];
};

export function kindOfDay(day: SchoolDay, { school, terms, closures }: SchoolCalendar): DayKind {
  if (!termOn(day, terms)) return { kind: "holidays" };
  const closure = closures.find(({ starts, ends }) => starts <= day && day <= ends);
  if (closure) return { kind: "closure", name: closure.name };
  return { kind: school.weekdays.includes(String(weekdayOf(day))) ? "school-day" : "weekend" };
}

export function termOn(day: SchoolDay, terms: readonly TermLine[]): TermLine | undefined {
  return terms.find(({ starts, ends }) => starts <= day && day <= ends);
}
