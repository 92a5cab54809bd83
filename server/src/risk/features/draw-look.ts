import { fnv1a32 } from "../../events/fnv1a32.js";
import type { LearnerId } from "../../values/ids.js";
import type { RecordedTerm, SchoolRecords } from "../records/school-records.js";

/** The first weeks of a term say little of it. */
const FIRST_WEEK = 2;
const MONDAY = 4;

/** The last school day of each week of a term from the third on; of a shorter term, of its last week. */
export function looksOf({ days }: SchoolRecords, { firstDay, endDay }: RecordedTerm): number[] {
  const held = [...days.subarray(firstDay, endDay)];
  const weeks = [...Map.groupBy(held, (day) => Math.floor((day - MONDAY) / 7)).values()].map((week) => week.at(-1)!);
  return weeks.length > FIRST_WEEK ? weeks.slice(FIRST_WEEK) : weeks.slice(-1);
}

/** Which of so many looks at a learner is taken in a term: any, but always the same. */
export const drawLook = (learnerId: LearnerId, { year, number }: RecordedTerm, looks: number): number =>
  fnv1a32(`${learnerId} ${year}-${number}`) % looks;
