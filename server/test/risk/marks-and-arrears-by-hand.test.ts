import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSql } from "../../src/platform/sql.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import type { LearnerId } from "../../src/values/ids.js";
import { openFreshDatabase } from "../engines.js";
import { aRecordedSchool, DAYS, type RecordedSchool } from "./a-recorded-school.js";

const F = RiskFeature;

let database: Awaited<ReturnType<typeof openFreshDatabase>>;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
});
afterAll(() => database[Symbol.asyncDispose]());

describe("marks", () => {
  test("are shares of the maximum less the class’s mean; absent and exempt are no zero", async () => {
    const { book, terms, east, rowsAt, somebody } = await aRecordedSchool(database.orm);
    const [one, two, three] = [await somebody(), await somebody(), await somebody()];
    const maths = new Map([
      [one, "60"],
      [two, "20.5"],
      [three, "A"],
    ] as const);
    await book.marks.sheet(east, terms[1]!, "Mathematics", DAYS[10]!, maths);
    const english = new Map([
      [one, "30"],
      [two, "X"],
      [three, "15"],
    ] as const);
    await book.marks.sheet(east, terms[1]!, "English", DAYS[11]!, english, { maximum: 50 });
    const rows = await rowsAt(DAYS[12]!);
    expect(rows.get(one)![F.marksLevel]).toBeCloseTo((0.6 - 0.4025 + (0.6 - 0.45)) / 2, 6);
    expect(rows.get(two)![F.marksLevel]).toBeCloseTo(0.205 - 0.4025, 6);
    expect(rows.get(three)![F.marksLevel]).toBeCloseTo(0.3 - 0.45, 6);
    expect([one, two, three].map((id) => rows.get(id)![F.subjectsFailing])).toEqual([0, 1, 0]);
    expect(rows.get(one)![F.marksTrend]).toBeNaN();
    // On the day before, nothing was known of English.
    expect((await rowsAt(DAYS[10]!)).get(three)![F.marksLevel]).toBeNaN();
  });

  test("by levels fail below AE", async () => {
    const { book, terms, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const learner = await somebody();
    for (const [at, level] of ["EE1", "AE", "AE2", "BE1", "BE"].entries()) {
      const told = new Map([[learner, level]]);
      await book.marks.sheet(east, terms[1]!, `Subject ${at}`, DAYS[10]!, told, { maximum: null });
    }
    const row = await rowOf(learner, DAYS[10]!);
    expect(row[F.subjectsFailing]).toBe(2 / 5);
    // Nobody else has a score: there is no class to compare with.
    expect(row[F.marksLevel]).toBeNaN();
  });

  test("count from when the sheet was submitted, also when it is reopened later", async () => {
    const { book, terms, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const [one, two] = [await somebody(), await somebody()];
    const said = new Map([
      [one, "10"],
      [two, "50"],
    ] as const);
    const sheet = await book.marks.sheet(east, terms[1]!, "Science", DAYS[5]!, said, { submitted: DAYS[8]! });
    expect((await rowOf(one, DAYS[7]!))[F.subjectsFailing]).toBeNaN();
    expect((await rowOf(one, DAYS[8]!))[F.subjectsFailing]).toBe(1);
    await runSql(book.em, "update assessment set submitted = ? where id = ?", [false, sheet]);
    await book.marks.submit(sheet, DAYS[30]!);
    expect((await rowOf(one, DAYS[8]!))[F.subjectsFailing]).toBe(1);
    const open = await book.marks.sheet(east, terms[1]!, "Art", DAYS[5]!, said, { submitted: null });
    expect((await rowOf(two, DAYS[40]!))[F.subjectsFailing]).toBe(0);
    // A score that was written later, in a sheet that was open again, was not known before.
    await book.marks.submit(open, DAYS[6]!);
    await runSql(book.em, "update score set at = ? where assessment_id = ? and learner_id = ?", [
      new Date(`${DAYS[20]!}T09:00:00Z`),
      open,
      one,
    ]);
    expect((await rowOf(two, DAYS[19]!))[F.marksLevel]).toBeCloseTo(0.2, 6);
    expect((await rowOf(two, DAYS[20]!))[F.marksLevel]).toBeCloseTo(0.2, 6);
  });

  test("of a term without any are those of the last, and the trend is against the term before the one that counts", async () => {
    const { book, terms, east, rowOf, somebody } = await aRecordedSchool(database.orm);
    const before = await book.schoolClass("G6", 2025, "East");
    const [one, two] = [await somebody(), await somebody()];
    const last = new Map([
      [one, "80"],
      [two, "40"],
    ] as const);
    await book.marks.sheet(before, terms[0]!, "Mathematics", "2025-09-10", last);
    const early = await rowOf(one, DAYS[3]!);
    expect(early[F.marksLevel]).toBeCloseTo(0.2, 6);
    expect(early[F.marksTrend]).toBeNaN();
    const now = new Map([
      [one, "50"],
      [two, "60"],
    ] as const);
    await book.marks.sheet(east, terms[1]!, "Mathematics", DAYS[10]!, now);
    const row = await rowOf(one, DAYS[10]!);
    expect(row[F.marksLevel]).toBeCloseTo(-0.05, 6);
    expect(row[F.marksTrend]).toBeCloseTo(-0.25, 6);
    // In term 2, which has none yet.
    expect((await rowOf(one, "2026-05-08"))[F.marksTrend]).toBeCloseTo(-0.25, 6);
  });
});

describe("arrears", () => {
  const arrearsIn =
    ({ rowOf }: RecordedSchool) =>
    async (learner: LearnerId, day: string) =>
      (await rowOf(learner, day))[F.arrearsShare];

  test("are what is late of what the term asks", async () => {
    const school = await aRecordedSchool(database.orm);
    const { book, terms, somebody } = school;
    const asOf = arrearsIn(school);
    const learner = await somebody();
    expect(await asOf(learner, DAYS[5]!)).toBeNaN();
    const invoice = await book.fees.invoice(learner, terms[1]!, 10_000, { day: DAYS[0]!, due: DAYS[10]! });
    // What is due on a day is not late on it.
    expect(await asOf(learner, DAYS[10]!)).toBe(0);
    expect(await asOf(learner, DAYS[11]!)).toBe(1);
    await book.fees.pay(invoice, 7_500, DAYS[12]!);
    expect(await asOf(learner, DAYS[11]!)).toBe(1);
    expect(await asOf(learner, DAYS[12]!)).toBe(0.25);
    // A payment that was entered late was not known before, whatever its day.
    await book.fees.pay(invoice, 2_500, DAYS[13]!, DAYS[20]!);
    expect([await asOf(learner, DAYS[19]!), await asOf(learner, DAYS[20]!)]).toEqual([0.25, 0]);
  });

  test("grow from term to term, and a balance brought forward is owed but is not the term’s", async () => {
    const school = await aRecordedSchool(database.orm);
    const { book, terms, somebody } = school;
    const asOf = arrearsIn(school);
    const learner = await somebody();
    await book.fees.invoice(learner, null, 4_000, { day: "2025-12-01", opening: true });
    await book.fees.invoice(learner, terms[1]!, 8_000, { day: DAYS[0]!, due: DAYS[5]! });
    expect(await asOf(learner, DAYS[1]!)).toBe(0.5);
    expect(await asOf(learner, DAYS[6]!)).toBe(1.5);
    // Before the next invoices are made the last are what the term asks.
    expect(await asOf(learner, "2026-04-28")).toBe(1.5);
  });

  test("are none where more was paid than asked, or where an invoice was taken back", async () => {
    const school = await aRecordedSchool(database.orm);
    const { book, terms, somebody } = school;
    const asOf = arrearsIn(school);
    const [paid, taken] = [await somebody(), await somebody()];
    const first = await book.fees.invoice(paid, terms[1]!, 5_000, { day: DAYS[0]! });
    await book.fees.pay(first, 5_000, DAYS[1]!);
    await book.fees.payAhead(paid, 3_000, DAYS[1]!);
    expect(await asOf(paid, DAYS[2]!)).toBe(0);
    const second = await book.fees.invoice(taken, terms[1]!, 5_000, { day: DAYS[0]! });
    await book.fees.invoice(taken, terms[1]!, 2_000, { day: DAYS[0]! });
    expect(await asOf(taken, DAYS[2]!)).toBe(1);
    await book.fees.reverse(second, 5_000, DAYS[3]!);
    expect(await asOf(taken, DAYS[2]!)).toBe(1);
    expect(await asOf(taken, DAYS[4]!)).toBe(1);
    await book.fees.pay(second, 1_000, DAYS[5]!);
    // What was paid too much of one invoice pays the other.
    expect(await asOf(taken, DAYS[6]!)).toBe(0.5);
  });

  test("fall due by the plan that was agreed, while it holds", async () => {
    const school = await aRecordedSchool(database.orm);
    const { book, terms, somebody } = school;
    const asOf = arrearsIn(school);
    const learner = await somebody();
    const invoice = await book.fees.invoice(learner, terms[1]!, 9_000, { day: DAYS[0]!, due: DAYS[2]! });
    await book.fees.plan(learner, invoice.id, DAYS[5]!, DAYS[40]!, [
      [DAYS[10]!, 3_000],
      [DAYS[20]!, 6_000],
    ]);
    expect(await asOf(learner, DAYS[4]!)).toBe(1);
    expect(await asOf(learner, DAYS[5]!)).toBe(0);
    expect(await asOf(learner, DAYS[11]!)).toBe(1 / 3);
    await book.fees.pay(invoice, 3_000, DAYS[12]!);
    expect(await asOf(learner, DAYS[13]!)).toBe(0);
    expect(await asOf(learner, DAYS[21]!)).toBe(2 / 3);
    expect(await asOf(learner, DAYS[41]!)).toBe(2 / 3);
  });
});
