import { afterAll, beforeAll, expect, test } from "vitest";
import { makeHistory } from "../../seeds/history/make-history.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import type { Em } from "../../src/platform/orm.js";
import { Random } from "../../src/platform/random.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import type { RiskRows, TrainingRows } from "../../src/risk/features/risk-rows.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { measure } from "../../src/risk/model/measures.js";
import { scoreRows } from "../../src/risk/model/score-rows.js";
import { trainModel } from "../../src/risk/model/train-model.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import type { SchoolId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";
import { pickRows } from "./term-rows.js";

/** A Friday in the middle of the second year, and the day after its end. */
const CUT = "2025-06-20" as SchoolDay;
const LAST = "2025-10-25" as SchoolDay;

type Lived = Awaited<ReturnType<typeof livedUntil>>;
let wasCut: Lived;
let livedOn: Lived;

beforeAll(async () => {
  wasCut = await livedUntil(CUT);
  livedOn = await livedUntil(LAST);
}, 60_000);
afterAll(async () => {
  for (const { database } of [wasCut, livedOn]) await database[Symbol.asyncDispose]();
});

/** The same school each time, with its records up to a day. */
async function livedUntil(until: SchoolDay) {
  const database = await openFreshDatabase("sqlite");
  const em = database.orm.em as Em;
  const history = makeHistory({ seed: 31, learners: 150, years: 2, kind: "mixed", until, keepsStandings: false });
  const { schoolId } = await inTransaction(em, (tx) => writeHistory(tx, history));
  return { database, schoolId, rows: await readRows(em.fork() as Em, schoolId, until) };
}

async function readRows(em: Em, schoolId: SchoolId, today: SchoolDay) {
  const records = await readRecords(em, schoolId, { today });
  return { now: runAtOnce(featuresAt(records, CUT)), past: runAtOnce(trainingRows(records, today)) };
}

const linesOf = ({ learnerIds, features, enough }: RiskRows): [number, readonly number[]][] =>
  learnerIds.map((id, row) => [id, [...features.map(({ values }) => values[row]!), enough[row]!]]);

const termLinesOf = (rows: TrainingRows) =>
  linesOf(rows).map(([id, values], row) => [`${rows.terms[row]} ${id}`, [...values, rows.labels[row]!]] as const);

test("what a made-up school goes on to live changes no row as of the days before", () => {
  expect(wasCut.rows.now.learnerIds.length).toBeGreaterThan(120);
  expect(linesOf(livedOn.rows.now)).toEqual(linesOf(wasCut.rows.now));
  expect(wasCut.rows.past.labels.length).toBeGreaterThan(350);
  expect(livedOn.rows.past.labels.length).toBeGreaterThan(wasCut.rows.past.labels.length);
  const later = new Map(termLinesOf(livedOn.rows.past));
  for (const [row, values] of termLinesOf(wasCut.rows.past)) expect(later.get(row), row).toEqual(values);
});

test("a column that tells who will leave, planted in every table that is read, is not looked at", async () => {
  const { database, schoolId, rows } = livedOn;
  const em = database.orm.em.fork() as Em;
  const gone = rows.past.learnerIds.filter((_, row) => rows.past.labels[row] === 1);
  expect(gone.length).toBeGreaterThan(10);
  for (const [table, key] of PLANTED) {
    await runSql(em, `alter table ${table} add column leaves_soon integer not null default 0`);
    await runSql(em, `update ${table} set leaves_soon = 1 where ${key} in (${gone.join(", ")})`);
  }
  expect(await readRows(em, schoolId, LAST)).toEqual(rows);
});
const PLANTED = [
  ["learner", "id"],
  ["enrolment", "learner_id"],
  ["learner_event", "learner_id"],
  ["attendance_mark", "learner_id"],
  ["score", "learner_id"],
  ["invoice", "learner_id"],
  ["journal_line", "learner_id"],
] as const;

test("shuffled labels of a made-up school's learners are foretold no better than by chance", () => {
  const { features, labels, learnerIds } = livedOn.rows.past;
  const all = [...labels.keys()];
  const parts = [0, 1].map((half) => all.filter((row) => learnerIds[row]! % 2 === half));
  const [learn, ask] = parts.map((rows) => ({
    features: pickRows(features, rows),
    groups: Int32Array.from(rows, (row) => learnerIds[row]!),
    labelsOf: (from: Uint8Array) => Uint8Array.from(rows, (row) => from[row]!),
    rows: rows.length,
  }));
  const found = Array.from({ length: 6 }, (_, seed) => {
    const drawn = shuffled(labels, seed);
    const training = { features: learn!.features, groups: learn!.groups, labels: learn!.labelsOf(drawn) };
    const { model, heldOut } = trainModel({ ...training, seed, trees: 10 });
    const others = measure(scoreRows(model, ask!.features, ask!.rows), ask!.labelsOf(drawn));
    return [heldOut.model!.auc!, others.auc!] as const;
  });
  for (const at of [0, 1] as const) {
    const mean = found.reduce((sum, aucs) => sum + aucs[at] / found.length, 0);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.08);
  }
});

function shuffled(labels: Uint8Array, seed: number): Uint8Array {
  const random = new Random(seed + 1);
  const drawn = labels.slice();
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!];
  }
  return drawn;
}
