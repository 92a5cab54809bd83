import { expect, test } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import { RISK_FEATURES } from "../../src/risk/features/risk-features.js";
import { runAtOnce, runInPieces } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { engines, type EngineName, openFreshDatabase } from "../engines.js";
import { aRiskSchool, TODAY } from "./a-risk-school.js";

/** What a school of six learners gives; ids are counted from the first. */
async function readSchool(engine: EngineName) {
  await using database = await openFreshDatabase(engine);
  const { book, learners, classes } = await aRiskSchool(database.orm);
  const steps: number[] = [];
  const records = await readRecords(database.orm.em.fork() as Em, book.schoolId, {
    today: TODAY,
    onProgress: (done, total) => steps.push(done / total),
  });
  const now = runAtOnce(featuresAt(records, "2026-03-27" as SchoolDay));
  const past = await runInPieces(trainingRows(records, TODAY));
  const tableOf = ({ features }: typeof now) => features.map(({ name, values }) => [name, ...values].join(" "));
  return {
    steps,
    names: now.features.map(({ name }) => name),
    learners: now.learnerIds.map((id) => learners.indexOf(id)),
    classes: now.classIds.map((id) => classes.indexOf(id)),
    sexes: now.sexes,
    grades: now.grades,
    enough: [...now.enough],
    now: tableOf(now),
    terms: past.terms,
    labels: [...past.labels],
    past: tableOf(past),
  };
}

const read = await readSchool("sqlite");

test("a school's records give a row for everybody on the roll, with every feature", () => {
  expect(read.names).toEqual(RISK_FEATURES.map(({ code }) => code));
  expect(read).toMatchObject({
    learners: [0, 1, 2, 4, 5],
    classes: [1, 1, 1, 1, 1],
    sexes: ["F", "M", "F", "F", "M"],
    grades: ["G8", "G8", "G8", "G8", "G8"],
    enough: [1, 1, 1, 1, 1],
  });
  expect(read.now.filter((line) => line.includes("NaN")).map((line) => line.split(" ")[0])).toEqual(["AGE_FOR_GRADE"]);
});

test("and rows of terms whose next term is over, with who left", () => {
  expect(read.terms).toEqual([...Array<string>(6).fill("2025-2"), ...Array<string>(6).fill("2025-3")]);
  expect(read.labels.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(read.labels.slice(6).filter(Boolean)).toEqual([1]);
});

test("progress rises to the whole", () => {
  expect(read.steps.at(-1)).toBe(1);
  expect(read.steps).toEqual(read.steps.toSorted((one, other) => one - other));
});

test.each(engines.filter((engine) => engine !== "sqlite"))(
  "%s says the same",
  async (engine) => {
    expect(await readSchool(engine)).toEqual(read);
  },
  60_000,
);
