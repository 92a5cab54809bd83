import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSql } from "../../src/platform/sql.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import { Session } from "../../src/values/session.js";
import { openFreshDatabase } from "../engines.js";
import { aRecordedSchool, DAYS } from "./a-recorded-school.js";
import { weekdaysOf } from "./weekdays-of.js";

const F = RiskFeature;

let database: Awaited<ReturnType<typeof openFreshDatabase>>;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
});
afterAll(() => database[Symbol.asyncDispose]());

describe("attendance", () => {
  test("is of the last 20 school days, the day itself with them", async () => {
    const { rowOf, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    // Away on the first of 21 days, which is too long ago, late on one, away on two.
    await rolls(DAYS.slice(0, 21), new Map([[learner, { 0: "A", 5: "L", 9: "A.illness", 20: "E" }]]));
    const row = await rowOf(learner, DAYS[20]!);
    expect(row[F.attendanceRate]).toBe(36 / 40);
    expect(row[F.lateness]).toBe(2 / 36);
    expect(row[F.absentUnexplained]).toBe(2 / 42);
    expect(row[F.longestAbsence]).toBe(1);
    expect(row[F.daysSinceSeen]).toBe(1);
    expect(row.enough).toBe(true);
  });

  test("counts half days by sessions, and who was there in the morning was seen", async () => {
    const { book, east, rowOf, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    await rolls(DAYS.slice(0, 2));
    for (const day of DAYS.slice(2, 4)) {
      await book.roll(east, day, new Map(), { sessions: [Session.morning] });
      await book.roll(east, day, new Map([[learner, "A.fees"]]), { sessions: [Session.afternoon] });
    }
    const row = await rowOf(learner, DAYS[3]!);
    expect(row[F.attendanceRate]).toBe(6 / 8);
    expect(row[F.absentForFees]).toBe(2 / 8);
    expect(row[F.longestAbsence]).toBe(0);
    expect(row[F.daysSinceSeen]).toBe(0);
    // Four days on the roll are too few to say anything.
    expect(row.enough).toBe(false);
  });

  test("is not known where no register was taken, and that is no absence", async () => {
    const { book, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    const none = await rowOf(learner, DAYS[12]!);
    for (const feature of [F.attendanceRate, F.attendanceChange, F.longestAbsence, F.daysSinceSeen, F.lateness]) {
      expect(none[feature], feature).toBeNaN();
    }
    expect(none[F.absentUnexplained]).toBeNaN();
    expect(none.enough).toBe(false);

    // Away before and after three days without a register: one run of two days.
    await book.roll(east, DAYS[7]!);
    await book.roll(east, DAYS[8]!, new Map([[learner, "A"]]));
    await book.roll(east, DAYS[10]!, new Map(), { default: "N" });
    await book.roll(east, DAYS[12]!, new Map([[learner, "A"]]));
    const row = await rowOf(learner, DAYS[12]!);
    expect(row[F.attendanceRate]).toBe(2 / 6);
    expect([row[F.longestAbsence], row[F.daysSinceSeen]]).toEqual([2, 2]);
    expect(row.enough).toBe(true);
  });

  test("is not known on the first day before the register, and is on it after", async () => {
    const { book, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    expect((await rowOf(learner, DAYS[0]!))[F.attendanceRate]).toBeNaN();
    await book.roll(east, DAYS[0]!);
    expect(await rowOf(learner, DAYS[0]!)).toMatchObject({ [F.attendanceRate]: 1, [F.daysSinceSeen]: 0 });
  });

  test("goes by what the register says of somebody: not taken is nothing, present though all others are not", async () => {
    const { book, east, rowsAt, somebody } = await aRecordedSchool(database.orm);
    const [one, other] = [await somebody(), await somebody()];
    await book.roll(east, DAYS[0]!, new Map([[one, "N"]]));
    await book.roll(east, DAYS[1]!, new Map([[one, "P"]]), { default: "N" });
    const rows = await rowsAt(DAYS[1]!);
    expect([rows.get(one)![F.attendanceRate], rows.get(other)![F.attendanceRate]]).toEqual([1, 1]);
    expect((await rowsAt(DAYS[0]!)).get(one)![F.attendanceRate]).toBeNaN();
  });

  test("tells the groups of reasons apart, and no others", async () => {
    const { rowOf, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    const said = { 0: "A.fees", 1: "E.fees", 2: "A.herding", 3: "A.farm-or-house-work", 4: "A.caregiving" };
    const more = { 5: "A.distance-weather-safety", 6: "A", 7: "A.unknown", 8: "E", 9: "A.pregnancy-or-marriage" };
    await rolls(DAYS.slice(0, 20), new Map([[learner, { ...said, ...more, 10: "L.fees" }]]));
    const row = await rowOf(learner, DAYS[19]!);
    expect(row[F.absentForFees]).toBe(4 / 40);
    expect(row[F.absentForWork]).toBe(6 / 40);
    expect(row[F.absentForDistance]).toBe(2 / 40);
    expect(row[F.absentUnexplained]).toBe(4 / 40);
    expect(row[F.attendanceRate]).toBe(20 / 40);
    expect(row[F.longestAbsence]).toBe(10);
  });

  test("skips a holiday in the window, whose registers if any do not count", async () => {
    const { book, rowOf, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    await rolls(DAYS.slice(0, 22), new Map([[learner, { 1: "A", 10: "A" }]]));
    expect((await rowOf(learner, DAYS[21]!))[F.attendanceRate]).toBe(38 / 40);
    await book.closure(DAYS[10]!);
    // The window reaches one day further back, to the other absence.
    expect((await rowOf(learner, DAYS[21]!))[F.attendanceRate]).toBe(38 / 40);
    await book.closure(DAYS[12]!, DAYS[13]!);
    expect((await rowOf(learner, DAYS[21]!))[F.attendanceRate]).toBe(36 / 38);
  });

  test("is compared with the learner’s own last term", async () => {
    const { book, east, rowOf, rolls } = await aRecordedSchool(database.orm);
    const learner = await book.learner();
    const before = await book.schoolClass("G6", 2025, "East");
    await book.stay(learner, before, "2025-08-25", "2026-01-05");
    await book.stay(learner, east, "2026-01-05");
    const days = weekdaysOf("2025-08-25", "2025-10-24");
    for (const [place, day] of days.slice(0, 10).entries()) {
      await book.roll(before, day, place === 0 ? new Map([[learner, "A"]]) : new Map());
    }
    await rolls(DAYS.slice(0, 20), new Map([[learner, { 0: "A", 1: "A", 2: "A", 3: "A", 4: "A" }]]));
    const row = await rowOf(learner, DAYS[19]!);
    expect(row[F.attendanceChange]).toBe(15 / 20 - 9 / 10);
    // Early in the term the window reaches into the one before.
    expect((await rowOf(learner, DAYS[0]!))[F.attendanceRate]).toBe(0);
  });

  test("is ranked in the class, equal ones in their middle", async () => {
    const { book, east, rowsAt, somebody, rolls } = await aRecordedSchool(database.orm);
    const [best, middle, alike, worst] = [await somebody(), await somebody(), await somebody(), await somebody()];
    const newcomer = await book.learner();
    await book.stay(newcomer, east, DAYS[20]!);
    await rolls(
      DAYS.slice(0, 20),
      new Map([
        [middle, { 3: "A" }],
        [alike, { 7: "A" }],
        [worst, { 3: "A", 4: "A" }],
      ]),
    );
    const rows = await rowsAt(DAYS[20]!);
    const ranks = [worst, middle, alike, best].map((id) => rows.get(id)![F.attendanceRank]);
    expect(ranks).toEqual([0, 0.5, 0.5, 1]);
    expect(rows.get(newcomer)![F.attendanceRank]).toBeNaN();
    expect(rows.get(newcomer)!.enough).toBe(false);
  });

  test("goes with a learner who moves in mid-term, and counts the day of the move once", async () => {
    const { book, east, rowOf } = await aRecordedSchool(database.orm);
    const west = await book.schoolClass("G7", 2026, "West");
    const learner = await book.learner();
    await book.stay(learner, east, DAYS[0]!, DAYS[10]!);
    await book.stay(learner, west, DAYS[10]!);
    for (const day of DAYS.slice(0, 10)) await book.roll(east, day, new Map([[learner, "A"]]));
    // On the day of the move both registers speak of the learner; the class they are in then tells.
    await book.roll(west, DAYS[10]!);
    await book.roll(east, DAYS[10]!, new Map([[learner, "A"]]));
    for (const day of DAYS.slice(11, 20)) await book.roll(west, day);
    const row = await rowOf(learner, DAYS[19]!);
    expect(row).toMatchObject({ [F.attendanceRate]: 20 / 40, [F.longestAbsence]: 10, [F.daysSinceSeen]: 0 });
    expect(row.classId).toBe(west);
    expect((await rowOf(learner, DAYS[9]!)).classId).toBe(east);
    // Of two registers that differ, one that was not taken of the learner tells nothing.
    await runSql(book.em, "update roll_call set default_status = ? where class_id = ? and day = ?", [
      "N",
      west,
      DAYS[10]!,
    ]);
    expect((await rowOf(learner, DAYS[10]!))[F.daysSinceSeen]).toBe(11);
  });

  test("of a learner who left and came back is of when they were here", async () => {
    const { book, east, rowsAt, rowOf, rolls } = await aRecordedSchool(database.orm);
    const learner = await book.learner();
    await book.stay(learner, east, DAYS[0]!, DAYS[5]!);
    await book.stay(learner, east, DAYS[15]!);
    await book.life(learner, LifeKind.left, DAYS[5]!, { from: east });
    await book.life(learner, LifeKind.reEntered, DAYS[15]!, { to: east });
    await rolls(DAYS.slice(0, 20), new Map([[learner, { 4: "A", 16: "A" }]]));
    expect((await rowsAt(DAYS[10]!)).has(learner)).toBe(false);
    const row = await rowOf(learner, DAYS[19]!);
    expect(row[F.attendanceRate]).toBe(16 / 20);
    expect(row[F.longestAbsence]).toBe(1);
    expect(row.enough).toBe(true);
  });

  test("is of the last 60 days for runs and reasons", async () => {
    const { rowOf, somebody, rolls } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    await rolls(DAYS.slice(0, 62), new Map([[learner, { 0: "A.fees", 1: "A.fees", 2: "A.fees" }]]));
    const row = await rowOf(learner, DAYS[61]!);
    expect(row[F.longestAbsence]).toBe(1);
    expect(row[F.absentForFees]).toBe(2 / 120);
  });
});
