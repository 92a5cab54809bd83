import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { Grade } from "../../src/values/grade.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";
import { aRecordedSchool, DAYS, LAST, type RecordedSchool } from "./a-recorded-school.js";
import { RecordBook } from "./record-book.js";

const F = RiskFeature;

let database: Awaited<ReturnType<typeof openFreshDatabase>>;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
});
afterAll(() => database[Symbol.asyncDispose]());

describe("age and grade", () => {
  type Case = { readonly grade: Grade; readonly born: string | null; readonly above: number; readonly level: number };
  const cases: readonly Case[] = [
    { grade: "PP1", born: "2022-06-01", above: 0, level: -1 },
    { grade: "PP2", born: "2021-06-01", above: 0, level: 0 },
    { grade: "G1", born: "2020-12-31", above: 0, level: 1 },
    { grade: "G1", born: "2020-01-01", above: 0, level: 1 },
    { grade: "G1", born: "2021-01-01", above: -1, level: 1 },
    { grade: "G7", born: "2011-11-30", above: 3, level: 7 },
    { grade: "G12", born: "2008-01-01", above: 1, level: 12 },
    { grade: "F1", born: "2012-05-05", above: 0, level: 9 },
    { grade: "F4", born: "2007-05-05", above: 2, level: 12 },
    { grade: "G7", born: null, above: Number.NaN, level: 7 },
    { grade: "G7", born: "1962-05-05", above: Number.NaN, level: 7 },
    { grade: "G7", born: "2025-05-05", above: Number.NaN, level: 7 },
  ];
  test.each(cases)("$grade, born $born: $above", async ({ grade, born, above, level }) => {
    const { book, rowOf, somebody } = await aRecordedSchool(database.orm);
    const classId = await book.schoolClass(grade, 2026, `${grade} ${born}`);
    const row = await rowOf(await somebody({ born }, classId), DAYS[5]!);
    expect(row).toMatchObject({ [F.ageForGrade]: above, [F.gradeLevel]: level, [F.termNumber]: 1 });
  });
});

describe("the way to this place", () => {
  test("years repeated count from when that was written, and not once they are undone", async () => {
    const { book, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    const before = await book.schoolClass("G7", 2025, "East");
    await book.life(learner, LifeKind.repeated, "2025-01-06", { from: before, to: before });
    await book.life(learner, LifeKind.repeated, DAYS[5]!, { from: before, to: east });
    await book.life(learner, LifeKind.undone, DAYS[10]!, { from: east, to: before });
    const counts = [4, 5, 9, 10].map(async (at) => (await rowOf(learner, DAYS[at]!))[F.repeated]);
    expect(await Promise.all(counts)).toEqual([1, 2, 2, 1]);
  });

  test("a transfer in is new for a year", async () => {
    const { book, east, rowsAt, somebody } = await aRecordedSchool(database.orm);
    const learner = await book.learner({ admitted: "2025-09-01" });
    await book.stay(learner, await book.schoolClass("G6", 2025), "2025-09-01", "2026-01-05");
    await book.stay(learner, east, "2026-01-05");
    await book.life(learner, LifeKind.transferredIn, "2025-09-01");
    const other = await somebody();
    await book.life(other, LifeKind.admitted, "2025-09-01");
    const rows = await rowsAt(DAYS[5]!);
    expect([rows.get(learner)![F.transferredIn], rows.get(other)![F.transferredIn]]).toEqual([1, 0]);
    expect(rows.get(learner)![F.termsHere]).toBe(2);
    await runSql(book.em, "update learner_event set day = ? where learner_id = ?", ["2025-01-01", learner]);
    expect((await rowsAt(DAYS[5]!)).get(learner)![F.transferredIn]).toBe(0);
  });

  test("terms here are counted, and reckoned before the calendar begins", async () => {
    const { book, rowsAt, somebody } = await aRecordedSchool(database.orm);
    const [old, fresh, unknown] = [await somebody({ admitted: "2023-08-25" }), await somebody(), await somebody()];
    await book.life(fresh, LifeKind.admitted, DAYS[0]!);
    const rows = await rowsAt(DAYS[5]!);
    // Two years before the first term that is known: six terms, and that one, and this.
    expect([old, fresh, unknown].map((id) => rows.get(id)![F.termsHere])).toEqual([8, 1, 1]);
  });

  test("boarders are 1", async () => {
    const { rowsAt, somebody } = await aRecordedSchool(database.orm);
    const [boarder, day] = [await somebody({ residence: "B" }), await somebody()];
    const rows = await rowsAt(DAYS[5]!);
    expect([rows.get(boarder)![F.boarder], rows.get(day)![F.boarder]]).toEqual([1, 0]);
  });
});

describe("whether somebody left", () => {
  const labelsOf = async ({ read }: RecordedSchool) => {
    const rows = runAtOnce(trainingRows(await read(), LAST));
    return new Map(rows.learnerIds.map((id, row) => [id, `${rows.terms[row]} ${rows.labels[row]}`]));
  };

  test("is known by the end of the next term, and is nothing but leaving school", async () => {
    const school = await aRecordedSchool(database.orm);
    const { book, east, somebody } = school;
    const left = [await somebody(), await somebody(), await somebody(), await somebody()] as const;
    await book.life(left[0], LifeKind.left, "2026-07-31", { from: east, reason: LeavingReason.pregnancyOrMarriage });
    await book.life(left[1], LifeKind.left, "2026-05-04", { from: east, reason: LeavingReason.transfer });
    await book.life(left[2], LifeKind.left, "2026-05-04", { from: east, reason: LeavingReason.death });
    await book.life(left[3], LifeKind.left, "2026-05-04", { from: east });
    const [stayed, moved, undone, late, earlier] = [
      await somebody(),
      await somebody(),
      await somebody(),
      await somebody(),
      await somebody(),
    ];
    await book.life(moved, LifeKind.transferredOut, "2026-05-04", { from: east });
    await book.life(undone, LifeKind.left, "2026-05-04", { from: east });
    await book.life(undone, LifeKind.undone, "2026-05-06", { to: east });
    await book.life(late, LifeKind.left, "2026-08-01", { from: east });
    // The last day was put before any look; the school did not know it then.
    await book.life(earlier, LifeKind.left, DAYS[0]!, { written: "2026-05-04", from: east });
    const labels = await labelsOf(school);
    const told = [...left, stayed, moved, undone, late, earlier].map((id) => labels.get(id) ?? null);
    const outcomes = told.map((each) => each?.at(-1) ?? "-").join("");
    expect(outcomes).toBe("10-100001");
  });

  test("is not known while the next term is on", async () => {
    const { book, somebody } = await aRecordedSchool(database.orm);
    await somebody();
    const records = await readRecords(book.em, book.schoolId, { today: "2026-07-31" as SchoolDay });
    expect(runAtOnce(trainingRows(records, "2026-07-31" as SchoolDay)).learnerIds).toEqual([]);
    const after = await readRecords(book.em, book.schoolId, { today: "2026-08-01" as SchoolDay });
    expect(runAtOnce(trainingRows(after, "2026-08-01" as SchoolDay)).learnerIds).toHaveLength(1);
  });

  test("is looked at once a term, at the end of any week from the third on", async () => {
    const { read, somebody } = await aRecordedSchool(database.orm);
    for (let learner = 0; learner < 40; learner++) await somebody();
    const { days, learnerIds } = runAtOnce(trainingRows(await read(), LAST));
    expect(learnerIds).toHaveLength(40);
    const looks = new Set(days);
    expect(looks.size).toBeGreaterThan(6);
    for (const day of looks) expect(day > "2026-01-17" && day <= "2026-04-02", day).toBe(true);
    for (const day of looks) expect([5, 4], day).toContain(new Date(day).getUTCDay());
  });

  test("records that an import made and took back are nobody’s", async () => {
    const { book, rowsAt, somebody } = await aRecordedSchool(database.orm);
    const gone = await somebody();
    await runSql(book.em, "update learner set void_at = ? where id = ?", [new Date(), gone]);
    expect((await rowsAt(DAYS[5]!)).size).toBe(0);
  });
});

describe("a school", () => {
  test("without anything gives no rows", async () => {
    const bare = await RecordBook.open(database.orm.em.fork() as Em);
    const records = await readRecords(bare.em, bare.schoolId, { today: LAST });
    expect(runAtOnce(featuresAt(records, LAST))).toMatchObject({ learnerIds: [], classIds: [] });
    expect(runAtOnce(trainingRows(records, LAST)).labels).toHaveLength(0);
  });

  test("of one learner and nothing else gives a row in which only the place is known", async () => {
    const { east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    const { enough, classId, ...row } = await rowOf(learner, DAYS[20]!);
    const known = Object.entries(row).flatMap(([feature, value]) => (Number.isNaN(value) ? [] : [feature]));
    const place = [F.repeated, F.transferredIn, F.termsHere, F.boarder, F.gradeLevel, F.termNumber];
    expect(known).toEqual(place);
    expect([enough, classId]).toEqual([false, east]);
  });

  test("reads nothing of another, and nothing of days to come", async () => {
    const { book, rowsAt, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    await rolls(DAYS.slice(0, 5));
    const other = await RecordBook.open(database.orm.em.fork() as Em);
    const elsewhere = await other.schoolClass("G7", 2026);
    await other.stay(await other.learner(), elsewhere, "2026-01-05");
    await other.roll(elsewhere, DAYS[0]!);
    expect([...(await rowsAt(DAYS[4]!)).keys()]).toEqual([learner]);
    const records = await readRecords(book.em, book.schoolId, { today: DAYS[2] as SchoolDay });
    expect(records.days.filter((day) => day >= records.terms[1]!.starts)).toHaveLength(3);
  });
});
