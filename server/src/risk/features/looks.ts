import { fnv1a32 } from "../../events/fnv1a32.js";
import type { LearnerId } from "../../values/ids.js";
import type { RecordedTerm, SchoolRecords } from "../records/school-records.js";

/** The first weeks of a term say little of it. */
const FIRST_WEEK = 2;
const MONDAY = 4;

/** The last school day of each week of a term from the third on; of a shorter term, of its last week. */
export function looksOf(records: SchoolRecords, term: RecordedTerm): number[] {
  const weeks = lastDaysOfWeeks(records, term);
  return weeks.length > FIRST_WEEK ? weeks.slice(FIRST_WEEK) : weeks.slice(-1);
}

/** A look, as which of its term's it is. */
export type Look = { readonly term: number; readonly nth: number; readonly day: number };

/** The last look at the end of a week that is over before a day; null where there is none. */
export function lastLook(records: SchoolRecords, day: number): Look | null {
  const monday = day - ((day - MONDAY) % 7);
  const looks = records.terms.flatMap((each, term) => {
    const days = each.ends < day ? looksOf(records, each) : lastDaysOfWeeks(records, each).slice(FIRST_WEEK);
    return days.map((held, nth): Look => ({ term, nth, day: held }));
  });
  return looks.findLast((look) => look.day < monday) ?? null;
}

/** The days of the same look in the same term of the years before, as far as terms from the `first` on go; of a shorter term, of its last. */
export function sameLooks(records: SchoolRecords, { term, nth }: Look, first: number): number[] {
  const { number } = records.terms[term]!;
  const before = records.terms.slice(first, term).filter((each) => each.number === number);
  return before.flatMap((each) => {
    const looks = looksOf(records, each);
    return looks[Math.min(nth, looks.length - 1)] ?? [];
  });
}

function lastDaysOfWeeks({ days }: SchoolRecords, { firstDay, endDay }: RecordedTerm): number[] {
  const held = [...days.subarray(firstDay, endDay)];
  return [...Map.groupBy(held, (day) => Math.floor((day - MONDAY) / 7)).values()].map((week) => week.at(-1)!);
}

/** Which of so many looks at a learner is taken in a term: any, but always the same. */
export const drawLook = (learnerId: LearnerId, { year, number }: RecordedTerm, looks: number): number =>
  fnv1a32(`${learnerId} ${year}-${number}`) % looks;
