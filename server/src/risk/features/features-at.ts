import type { SchoolDay } from "../../values/school-day.js";
import { toDayNumber } from "../records/day-number.js";
import type { SchoolRecords } from "../records/school-records.js";
import { RowsUnderWay } from "./build-rows.js";
import { cutAt } from "./cut.js";
import type { RiskRows } from "./risk-rows.js";

/**
 * The features of everybody on the roll at the end of a day, by learner's id, from what was known that day. The same
 * records give the same rows. For `runInPieces`, which lets the process breathe, or `runAtOnce`.
 */
export function* featuresAt(records: SchoolRecords, day: SchoolDay): Generator<void, RiskRows> {
  const rows = new RowsUnderWay();
  yield* rows.add(cutAt(records, toDayNumber(day)));
  return rows.finish();
}
