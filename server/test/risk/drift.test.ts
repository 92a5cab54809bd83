import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeHistory } from "../../seeds/history/make-history.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { lookForDrift } from "../../src/risk/learning/look-for-drift.js";
import { ownRows } from "../../src/risk/learning/own-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import type { SchoolId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let schoolId: SchoolId;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
  const history = makeHistory({
    seed: 6,
    learners: 300,
    years: 4,
    until: "2027-01-22" as SchoolDay,
    keepsStandings: false,
  });
  ({ schoolId } = await inTransaction(database.orm.em.fork() as Em, (tx) => writeHistory(tx, history)));
}, 60_000);
afterAll(() => database[Symbol.asyncDispose]());

async function lookOn(today: SchoolDay) {
  const em = database.orm.em.fork() as Em;
  const records = await readRecords(em, schoolId, { today });
  return lookForDrift(records, ownRows(runAtOnce(trainingRows(records, today)), records), "model", today);
}

/** Learners live as those before them did. */
describe("there is no alarm", () => {
  test.each<[when: string, today: string, as: string]>([
    ["once fees are asked for, and not due yet", "2026-01-27", "2026-01-23"],
    ["in the middle of a term", "2026-03-04", "2026-02-25"],
    ["in the holidays", "2026-04-15", "2026-04-03"],
    ["on the third day of a term", "2026-04-29", "2026-04-03"],
    ["after a market day in the rain", "2026-06-10", "2026-06-05"],
    ["before a week is over", "2026-09-24", "2026-09-18"],
    ["at the end of the year", "2026-12-28", "2026-10-23"],
    ["before it is known who came in January", "2027-01-06", "2026-10-23"],
  ])("%s", async (_, today, as) => {
    const { drift, driftOn } = await lookOn(today as SchoolDay);
    expect(drift.length).toBeGreaterThan(10);
    expect(drift.filter(({ alarm }) => alarm)).toEqual([]);
    expect(driftOn).toBe(as);
  });
});

test("nothing is told before the first look at anybody", async () => {
  expect(await lookOn("2024-01-12" as SchoolDay)).toEqual({ drift: [], driftOn: null });
});
