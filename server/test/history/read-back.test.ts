import { expect, it } from "vitest";
import { makeHistory } from "../../seeds/history/make-history.js";
import { trueRisks } from "../../seeds/history/true-risks.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { addDays } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";

it("is read back from the records with the outcomes that it was lived with", async () => {
  await using database = await openFreshDatabase("sqlite");
  const em = database.orm.em as Em;
  const history = makeHistory({ seed: 21, learners: 150, years: 2 });
  const place = await inTransaction(em, (tx) => writeHistory(tx, history));
  const today = addDays(history.terms.at(-1)!.ends, 1);
  const { days, learnerIds, labels, features } = runAtOnce(
    trainingRows(await readRecords(em, place.schoolId, { today }), today),
  );

  expect(labels.length).toBeGreaterThan(600);
  const truth = trueRisks(
    place,
    days.map((day, row) => ({ day, learnerId: learnerIds[row]! })),
  );
  expect(truth.map((each) => each && Number(each.left))).toEqual([...labels]);
  const meanOf = (rows: readonly number[], of: (row: number) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const all = [...labels.keys()];
  expect(meanOf(all, (row) => truth[row]!.risk)).toBeGreaterThan(0.02);
  const [gone, stayed] = [1, 0].map((label) => all.filter((row) => labels[row] === label));
  const risk = (row: number) => truth[row]!.risk;
  expect(meanOf(gone!, risk)).toBeGreaterThan(2 * meanOf(stayed!, risk));
  // What the school sees goes with it.
  const attendance = features.find(({ name }) => name === "ATTENDANCE_RATE")!.values;
  expect(meanOf(gone!, (row) => attendance[row]!)).toBeLessThan(meanOf(stayed!, (row) => attendance[row]!));
}, 60_000);
