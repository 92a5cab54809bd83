import { type HistoryWish, makeHistory } from "../../seeds/history/make-history.js";
import { trueRisks } from "../../seeds/history/true-risks.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { scoreByRules } from "../../src/risk/rules/score-by-rules.js";
import { addDays } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../../test/engines.js";
import type { LivedRows } from "./lived-rows.js";

export type SchoolWish = Required<Pick<HistoryWish, "seed" | "learners" | "years" | "kind">>;

/** Makes up a school, writes its years into a database of its own, and reads them back as learner-terms. */
export async function liveSchool(wish: SchoolWish): Promise<LivedRows> {
  await using database = await openFreshDatabase("sqlite");
  const em = database.orm.em as Em;
  const history = makeHistory(wish);
  const place = await inTransaction(em, (tx) => writeHistory(tx, history));
  const today = addDays(history.terms.at(-1)!.ends, 1);
  const rows = runAtOnce(trainingRows(await readRecords(em, place.schoolId, { today }), today));
  const looks = rows.days.map((day, row) => ({ day, learnerId: rows.learnerIds[row]! }));
  const truth = trueRisks(place, looks);
  const isOff = truth.some((each, row) => each === null || Number(each.left) !== rows.labels[row]);
  if (isOff) throw new Error("the records say otherwise than the history of who left");
  return {
    features: rows.features,
    labels: rows.labels,
    groups: Int32Array.from(rows.learnerIds),
    terms: rows.terms,
    sexes: rows.sexes,
    points: Float64Array.from(scoreByRules(rows), ({ points }) => points),
    risks: Float64Array.from(truth, (each) => each!.risk),
  };
}
