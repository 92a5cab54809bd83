import { lastLook, sameLooks } from "../features/looks.js";
import { featuresAt } from "../features/features-at.js";
import { runAtOnce } from "../features/run-in-pieces.js";
import type { Drift } from "../versions/school-card.js";
import { fromDayNumber, toDayNumber } from "../records/day-number.js";
import type { SchoolRecords } from "../records/school-records.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { LearningRows } from "./learning-rows.js";
import { measureDrift, TERMS_BACK } from "./measure-drift.js";

/** How the learners have drifted, and the day that this is as of; null where there was no such day yet. */
export type LookedFor = { readonly drift: readonly Drift[]; readonly driftOn: SchoolDay | null };

/**
 * Rows to learn from are of the ends of weeks, from the third of a term on: so are the learners that they are compared
 * with. A Tuesday's rain, a term's first days or what is due next week would else be told as a change.
 */
export function lookForDrift(
  records: SchoolRecords,
  learnt: LearningRows,
  basis: "model" | "pool",
  today: SchoolDay,
): LookedFor {
  const look = lastLook(records, toDayNumber(today));
  if (!look) return { drift: [], driftOn: null };
  const rowsOn = (day: number) => runAtOnce(featuresAt(records, fromDayNumber(day)));
  const years = basis === "model" ? sameLooks(records, look, TERMS_BACK).map(rowsOn) : [];
  const driftOn = fromDayNumber(look.day);
  return { drift: measureDrift(learnt, rowsOn(look.day), driftOn, years), driftOn };
}
