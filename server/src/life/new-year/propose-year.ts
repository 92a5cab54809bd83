import type { Em } from "../../platform/orm.js";
import { classKey } from "../../schools/import/class-key.js";
import { Term } from "../../schools/term.entity.js";
import type { TermDates } from "../../schools/term-of-day.js";
import { type Grade, GRADES } from "../../values/grade.js";
import type { SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import { Promotion } from "../promotion/promotion.entity.js";
import type { ClassRef } from "../promotion/propose-target.js";
import { type Plan, readPlan } from "../promotion/read-plan.js";

type ProposedTerm = { number: number; starts: SchoolDay; ends: SchoolDay; isThere: boolean };
type ProposedClass = ClassRef & { isThere: boolean };
export type ProposedYear = { year: number; terms: ProposedTerm[]; classes: ProposedClass[] };

/** A year later on the same days of the week. */
const YEAR_DAYS = 52 * 7;
/** Form 4 sits for the last time at the end of 2027: a form that could not reach it any more is not held. */
const LAST_FORM_FOUR = 2027;

/** A new year as it would be after the one before: the same terms, and classes for those who go up and who come. */
export async function proposeYear(em: Em, schoolId: SchoolId, year: number): Promise<ProposedYear> {
  const terms = await em.find(Term, { schoolId, year: { $in: [year - 1, year] } }, { disableIdentityMap: true });
  const plan = await planInto(em, schoolId, year);
  return {
    year,
    terms: proposeTerms(
      terms.filter((term) => term.year === year - 1),
      terms.filter((term) => term.year === year),
    ),
    classes: proposeClasses(plan, year),
  };
}

/** The promotion into a year as it stands, or as it would be proposed. */
export async function planInto(em: Em, schoolId: SchoolId, year: number): Promise<Plan> {
  const fromYear = year - 1;
  const known = await em.findOne(Promotion, { schoolId, fromYear }, { disableIdentityMap: true });
  return readPlan(em, schoolId, known ?? ({ id: 0, fromYear, appliedAt: null } as unknown as Promotion));
}

function proposeTerms(before: readonly TermDates[], there: readonly TermDates[]): ProposedTerm[] {
  const known = there.map(({ number, starts, ends }) => ({ number, starts, ends, isThere: true }));
  const missing = before
    .filter(({ number }) => !there.some((term) => term.number === number))
    .map(({ number, starts, ends }) => ({
      number,
      starts: addDays(starts, YEAR_DAYS),
      ends: addDays(ends, YEAR_DAYS),
      isThere: false,
    }));
  return [...known, ...missing].sort((one, other) => one.number - other.number);
}

function proposeClasses({ thisYear, nextYear, targets }: Plan, year: number): ProposedClass[] {
  const there = new Set(nextYear.map(classKey));
  const wanted = [...nextYear, ...[...targets.values()].filter((target) => target !== null), ...thisYear];
  const byKey = new Map<string, ClassRef>();
  for (const { grade, stream } of wanted) {
    const key = classKey({ grade, stream });
    if (!byKey.has(key) && isHeld(grade, year)) byKey.set(key, { grade, stream });
  }
  return [...byKey]
    .map(([key, ref]) => ({ ...ref, isThere: there.has(key) }))
    .sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || (a.stream < b.stream ? -1 : 1));
}

function isHeld(grade: Grade, year: number): boolean {
  const form = /^F(\d)$/.exec(grade)?.[1];
  return form === undefined || year + 4 - Number(form) <= LAST_FORM_FOUR;
}
