import { describe, expect, it } from "vitest";
import type { HistoryPlace } from "../../seeds/history/history-place.js";
import { makeHistory } from "../../seeds/history/make-history.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import { findFaults } from "../../src/fees/checks/find-faults.js";
import { readOpenLines } from "../../src/fees/ledger/read-open-lines.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { SchoolId } from "../../src/values/ids.js";
import { addMoney } from "../../src/values/money.js";
import { engines, openFreshDatabase } from "../engines.js";

async function count(em: Em, sql: string, values: readonly (string | number)[] = []): Promise<number> {
  const [row] = await runSql<{ n: number }>(em, `select count(*) as n from ${sql}`, values);
  return Number(row!.n);
}

describe.each(engines)("a history that was written to %s", (engine) => {
  it("has sound class lists, registers, sheets and books, also beside another school's", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em as Em;
    const size = engine === "sqlite" ? { learners: 120, years: 2 } : { learners: 45, years: 1 };
    const history = makeHistory({ seed: 11, ...size, keepsStandings: false });
    await inTransaction(em, (tx) => writeHistory(tx, makeHistory({ seed: 12, learners: 30, years: 1 })));
    const place = await inTransaction(em, (tx) => writeHistory(tx, history));
    await expectRosters(em, place);
    await expectRegisters(em, place);
    await expectSheets(em, place);
    await expectBooks(em, place);
    const others = await runSql<{ id: SchoolId }>(em, "select id from school where id <> ?", [place.schoolId]);
    for (const { id } of [...others, { id: place.schoolId }]) expect(await findFaults(em, id)).toEqual([]);
  }, 60_000);
});

async function expectRosters(em: Em, { schoolId, history }: HistoryPlace): Promise<void> {
  expect(await count(em, "learner where school_id = ?", [schoolId])).toBe(history.learners.length);
  const twice = `(select learner_id from enrolment where school_id = ? and to_rev is null
    group by learner_id having count(*) > 1) t`;
  expect(await count(em, twice, [schoolId])).toBe(0);
  const wrong = `enrolment e join school_class c on c.id = e.class_id where e.school_id = ?
    and (e.from_rev > c.roster_rev or e.to_rev > c.roster_rev or e.to_rev <= e.from_rev or e.to_day < e.from_day)`;
  expect(await count(em, wrong, [schoolId])).toBe(0);
  // Who is away is on no list, and who is here is on one.
  const there = `learner l left join enrolment e on e.learner_id = l.id and e.to_rev is null
    where l.school_id = ? and (e.id is null) = (l.status in ('active', 're-entered'))`;
  expect(await count(em, there, [schoolId])).toBe(0);
  const lives = history.learners.reduce((sum, { life }) => sum + life.length, 0);
  expect(await count(em, "learner_event where school_id = ?", [schoolId])).toBe(lives);
}

async function expectRegisters(em: Em, { schoolId, history }: HistoryPlace): Promise<void> {
  const held = history.days.reduce(
    (sum, { term }) => sum + 2 * history.classes.filter(({ year }) => year === history.terms[term]!.year).length,
    0,
  );
  const taken = await count(em, "roll_call where school_id = ?", [schoolId]);
  expect(taken / held).toBeGreaterThan(0.9);
  expect(taken / held).toBeLessThan(1);
  const on = `(select count(*) from enrolment e where e.class_id = r.class_id and e.from_rev <= r.roster_rev
    and (e.to_rev is null or r.roster_rev < e.to_rev))`;
  const said = (status: string) => `(select count(*) from attendance_mark m
    where m.class_id = r.class_id and m.day = r.day and m.session = r.session and m.status = '${status}')`;
  const off = `roll_call r where r.school_id = ? and (r.present + r.late + r.absent + r.excused <> ${on}
    or r.absent <> ${said("A")} or r.excused <> ${said("E")} or r.late <> ${said("L")})`;
  expect(await count(em, off, [schoolId])).toBe(0);
  const strangers = `attendance_mark m left join roll_call r
    on r.class_id = m.class_id and r.day = m.day and r.session = m.session
    left join enrolment e on e.class_id = m.class_id and e.learner_id = m.learner_id and e.position = m.position
      and e.from_rev <= r.roster_rev and (e.to_rev is null or r.roster_rev < e.to_rev)
    where m.school_id = ? and e.id is null`;
  expect(await count(em, strangers, [schoolId])).toBe(0);
}

async function expectSheets(em: Em, { schoolId, history }: HistoryPlace): Promise<void> {
  const written = await count(em, "assessment where school_id = ?", [schoolId]);
  const planned = history.weeks.filter(({ exam }) => exam !== null).length * 3 * 8;
  expect(written / planned).toBeGreaterThan(0.85);
  expect(written / planned).toBeLessThan(1);
  const open = "assessment where school_id = ? and (not submitted or approved_seq <> seq)";
  expect(await count(em, open, [schoolId])).toBe(0);
  const wrong = `score s join assessment a on a.id = s.assessment_id left join enrolment e on e.class_id = a.class_id
    and e.learner_id = s.learner_id and e.position = s.position
    where s.school_id = ? and (e.id is null or s.tenths > 10 * a.maximum)`;
  expect(await count(em, wrong, [schoolId])).toBe(0);
}

/** What each learner owes by the books is what the history says was asked and not paid. */
async function expectBooks(em: Em, { schoolId, learnerIds, history }: HistoryPlace): Promise<void> {
  const standings = await readOpenLines(em, schoolId, learnerIds);
  for (const { number, asked, paid } of history.learners) {
    const { lines, stray, credit } = standings.get(learnerIds[number]!)!;
    const sum = (amounts: readonly { shillings: number }[]) =>
      amounts.reduce((total, { shillings }) => total + shillings, 0);
    expect(addMoney(lines.map(({ cents }) => cents)) - credit).toBe(100 * (sum(asked) - sum(paid)));
    expect(stray).toEqual([]);
  }
  expect(await count(em, "bursary where school_id = ? and receipt_id is not null", [schoolId])).toBeGreaterThan(0);
}
