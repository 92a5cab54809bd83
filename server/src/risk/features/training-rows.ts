import type { SchoolDay } from "../../values/school-day.js";
import { fromDayNumber, toDayNumber } from "../records/day-number.js";
import type { SchoolRecords } from "../records/school-records.js";
import { RowsUnderWay } from "./build-rows.js";
import { cutAt } from "./cut.js";
import { drawLook, looksOf } from "./looks.js";
import { outcomeAfter } from "./outcome-after.js";
import type { TrainingRows } from "./risk-rows.js";

/**
 * One look at every learner in each term whose next term is over, at the end of a week that a hash draws, and whether
 * they left school by the end of that next term. For `runInPieces`.
 */
export function* trainingRows(records: SchoolRecords, today: SchoolDay): Generator<void, TrainingRows> {
  const rows = new RowsUnderWay();
  const terms: string[] = [];
  const days: SchoolDay[] = [];
  const labels: number[] = [];
  for (const [at, term] of records.terms.entries()) {
    const next = records.terms[at + 1];
    if (!next || next.ends >= toDayNumber(today)) continue;
    const looks = looksOf(records, term);
    if (looks.length === 0) continue;
    const drawn = Uint8Array.from(records.learners, ({ id }) => drawLook(id, term, looks.length));
    for (const [index, look] of looks.entries()) {
      const outcomes = records.learners.map((learner, place) =>
        drawn[place] === index ? outcomeAfter(learner, look, next.ends) : null,
      );
      yield;
      const added = yield* rows.add(cutAt(records, look), (place) => outcomes[place] !== null);
      for (const place of added) {
        terms.push(`${term.year}-${term.number}`);
        days.push(fromDayNumber(look));
        labels.push(outcomes[place]!);
      }
    }
  }
  return { ...rows.finish(), terms, days, labels: Uint8Array.from(labels) };
}
