import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { InvoiceId, InvoiceLineId, LearnerId } from "../../src/values/ids.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";
import { aRiskSchool, type RiskSchool } from "./a-risk-school.js";
import { weekdaysOf } from "./weekdays-of.js";

const CUT = "2026-02-27";
const AFTER = weekdaysOf("2026-03-02", "2026-07-31");
const LAST = "2026-08-03" as SchoolDay;

/** Something that happens after the cut: `at` says on which day, `who` to which learner, `much` how. */
type Happening = { readonly what: number; readonly at: number; readonly who: number; readonly much: number };

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let school: RiskSchool;
let rolls = 0;
let sheets = 0;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
  school = await aRiskSchool(database.orm);
  // The registers of after the cut are what is appended.
  await runSql(em(), "delete from attendance_mark where day > ?", [CUT]);
  await runSql(em(), "delete from roll_call where day > ?", [CUT]);
});
afterAll(() => database[Symbol.asyncDispose]());

const em = () => database.orm.em.fork() as Em;

/** Features as of the cut, and of every training row of a look up to it, by learner and term. */
async function readPast() {
  const records = await readRecords(em(), school.book.schoolId, { today: LAST });
  const now = runAtOnce(featuresAt(records, CUT as SchoolDay));
  const past = runAtOnce(trainingRows(records, LAST));
  const lines = past.learnerIds.map((id, row) => {
    return [`${past.terms[row]} ${id}`, past.days[row]!, past.features.map(({ values }) => values[row])] as const;
  });
  return {
    now: JSON.stringify([now.learnerIds, now.classIds, now.features.map(({ values }) => [...values]), [...now.enough]]),
    past: new Map(lines.filter(([, day]) => day <= CUT).map(([row, , values]) => [row, JSON.stringify(values)])),
  };
}

const REASONS = Object.values(LeavingReason);
const MARKS = ["A", "A.fees", "A.herding", "L", "E", "E.illness", "N", "A.pregnancy-or-marriage"];

const HAPPENINGS: ((happening: Required<Happening> & { day: string; learner: LearnerId }) => Promise<void>)[] = [
  async ({ much, learner }) => {
    const day = AFTER[rolls++];
    if (day === undefined) return;
    const classId = day < "2026-04-03" || much % 2 === 0 ? school.classes[1] : school.classes[0];
    const mark = MARKS[much % MARKS.length]!;
    await school.book.roll(classId, day, new Map([[learner, mark]]), { default: much % 5 === 0 ? "N" : "P" });
  },
  async ({ day, much }) => {
    const scores = new Map(school.learners.map((id, place) => [id, String((much * (place + 3)) % 100)]));
    await school.book.marks.sheet(school.classes[1], school.termIds[3]!, `Subject ${sheets++}`, day, scores);
  },
  // Held before the cut, but submitted or written after it.
  async ({ day, much, learner }) => {
    const scores = new Map([[learner, String(much % 100)]]);
    const late = much % 2 === 0 ? { submitted: day } : { written: day };
    await school.book.marks.sheet(
      school.classes[1],
      school.termIds[2]!,
      `Subject ${sheets++}`,
      "2026-02-10",
      scores,
      late,
    );
  },
  async ({ day, much, learner }) => {
    const [invoice] = await runSql<{ id: InvoiceId; line: InvoiceLineId }>(
      em(),
      `select i.id, l.id as line from invoice i join invoice_line l on l.invoice_id = i.id
       where i.school_id = ? and i.learner_id = ? order by i.id desc limit 1`,
      [school.book.schoolId, learner],
    );
    // Also for a day before the cut, but written down after it.
    const of = { ...invoice!, learnerId: learner };
    await school.book.fees.pay(of, (much % 90) + 1, much % 2 === 0 ? day : "2026-02-16", day);
    if (much % 7 === 0) await school.book.fees.reverse(of, 10, day);
    if (much % 5 === 0) await school.book.fees.plan(learner, of.id, day, null, [["2026-02-03", much]]);
  },
  async ({ day, much, learner }) => {
    const written = much % 2 === 0 ? day : "2026-02-02";
    await school.book.fees.invoice(learner, school.termIds[2 + (much % 2)]!, much + 1, {
      day: written,
      due: written,
      written: day,
    });
  },
  async ({ day, much, learner }) => {
    const facts = { written: day, from: school.classes[1], reason: REASONS[much % REASONS.length]! };
    await school.book.life(learner, LifeKind.left, much % 2 === 0 ? day : "2026-02-20", facts);
    await school.book.leaveList(learner, day);
  },
  async ({ day, learner }) => {
    await school.book.leaveList(learner, day);
    await school.book.stay(learner, school.classes[0], day);
    await school.book.life(learner, LifeKind.repeated, day, { from: school.classes[1], to: school.classes[0] });
  },
  async ({ day, learner }) => {
    await school.book.life(learner, LifeKind.undone, day, { from: school.classes[1], to: school.classes[0] });
    await school.book.life(learner, LifeKind.transferredIn, "2026-02-02", { written: day });
  },
  async ({ day }) => {
    const learner = await school.book.learner({ sex: "F", born: "2012-01-01", admitted: day });
    await school.book.stay(learner, school.classes[1], day);
    await school.book.life(learner, LifeKind.admitted, day, { to: school.classes[1] });
  },
  async ({ day }) => {
    await school.book.closure(day);
  },
  async ({ day, learner }) => {
    const sql = "update learner set status = 'left', left_on = ? where school_id = ? and id = ?";
    await runSql(em(), sql, [day, school.book.schoolId, learner]);
  },
];

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.nat(HAPPENINGS.length - 1),
  at: fc.nat(AFTER.length - 1),
  who: fc.nat(5),
  much: fc.nat(200),
});

test("nothing that happens after a day changes a feature as of it", async () => {
  const before = await readPast();
  expect(before.past.size).toBeGreaterThan(12);
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (happenings) => {
      for (const each of happenings) {
        const told = { ...each, day: AFTER[each.at]!, learner: school.learners[each.who]! };
        await HAPPENINGS[each.what]!(told);
      }
      const after = await readPast();
      expect(after.now).toBe(before.now);
      for (const [row, values] of after.past) expect(values, row).toBe(before.past.get(row));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("a column of what is to come, and a table of it, are not looked at", async () => {
  const before = await readPast();
  await runSql(em(), "alter table learner add column leaves_soon integer not null default 0");
  await runSql(em(), "update learner set leaves_soon = id % 2 where school_id = ?", [school.book.schoolId]);
  await runSql(em(), "create table leavers as select id as learner_id from learner");
  expect(await readPast()).toEqual(before);
});
