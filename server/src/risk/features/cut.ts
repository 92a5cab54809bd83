import type { RecordedClass, RecordedStay, RecordedTerm, SchoolRecords } from "../records/school-records.js";

/** A school's records as of the end of a day. */
export type Cut = {
  readonly records: SchoolRecords;
  /** Its number. */
  readonly day: number;
  /** How many of `records.days` lie on or before it. */
  readonly days: number;
  /** The place of the term in which it lies, between terms of the last; -1 before the first. */
  readonly term: number;
};

export function cutAt(records: SchoolRecords, day: number): Cut {
  const days = records.days.findLastIndex((held) => held <= day) + 1;
  return { records, day, days, term: records.terms.findLastIndex(({ starts }) => starts <= day) };
}

/** How many of the days of a term, `back` terms before the cut's, are known; null where there is no such term. */
export function daysOfTerm({ records, term, days }: Cut, back: number): { first: number; end: number } | null {
  const found: RecordedTerm | undefined = term - back < 0 ? undefined : records.terms[term - back];
  return found ? { first: found.firstDay, end: Math.min(found.endDay, days) } : null;
}

/** Somebody on the roll: by their place among the learners, and the class whose list they are on. */
export type OnRoll = { readonly place: number; readonly schoolClass: RecordedClass };

/** Everybody on a class list at the end of the day, by place. */
export function rollAt({ records: { learners, classes }, day }: Cut): OnRoll[] {
  const byId = new Map(classes.map((schoolClass) => [schoolClass.id, schoolClass]));
  return learners.flatMap(({ stays }, place) => {
    const stay = stays.findLast((each) => isOn(each, day));
    const schoolClass = stay && byId.get(stay.classId);
    return schoolClass ? [{ place, schoolClass }] : [];
  });
}

const isOn = ({ from, to }: RecordedStay, day: number): boolean => from <= day && (to === null || day < to);

/** Whether at least so many school days up to the cut were spent on a class list. */
export function wasHereFor({ records, days }: Cut, place: number, least: number): boolean {
  const { stays } = records.learners[place]!;
  let count = 0;
  for (let at = days - 1; at >= 0 && count < least; at--) {
    const day = records.days[at]!;
    if (stays.some((stay) => isOn(stay, day))) count++;
  }
  return count >= least;
}
