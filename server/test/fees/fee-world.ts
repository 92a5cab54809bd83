import { expect } from "vitest";
import { findFaults } from "../../src/fees/checks/find-faults.js";
import { readHeadBalances } from "../../src/fees/reports/read-head-balances.js";
import { readStatement } from "../../src/fees/reports/read-statement.js";
import type { FeeStructureRow } from "../../src/fees/setup/read-fee-structures.js";
import { saveFeeSettings } from "../../src/fees/setup/save-fee-settings.js";
import { saveFeeStructure } from "../../src/fees/setup/save-fee-structure.js";
import { saveVoteHead } from "../../src/fees/setup/save-vote-head.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Actor } from "../../src/schools/actor.js";
import type { LearnerId, UserId, VoteHeadId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { type SchoolDay, schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { ExpectedBooks } from "./expected-books.js";

export const NOW = new Date("2026-09-07T06:00:00Z");
export const TODAY = schoolDayAt(NOW);
const clock = { now: () => NOW };

/** A school with fees set up, and what its books are meant to say. */
export type FeeWorld = {
  readonly em: Em;
  readonly school: TestSchool;
  readonly bursar: Actor;
  readonly head: Actor;
  readonly learners: readonly LearnerId[];
  readonly heads: readonly VoteHeadId[];
  readonly structures: readonly FeeStructureRow[];
  readonly expected: ExpectedBooks;
  /** What was done and stands, to be taken back. */
  readonly payments: string[];
  readonly waivers: number[];
  readonly invoices: { id: number; learner: LearnerId; runId: number | null }[];
  readonly runs: number[];
  readonly openings: Map<LearnerId, { cents: number; invoiceId: number | null }>;
  /** Counts up, so that keys are new. */
  next(): number;
};

/** The learner who is the second child of a family, and by how much of a hundred that lowers the first vote head. */
export const SECOND_CHILD = 1;
export const SIBLING_PERCENT = 10;

/** Six learners of two grades, the first two of one family; four vote heads; a structure for each grade and one for both. */
export async function aFeeWorld(orm: Orm): Promise<FeeWorld> {
  const school = await aSchool({ orm, clock })
    .withClass("G7", "East")
    .withLearners(3)
    .withGuardian(2)
    .withStaff(Role.bursar)
    .withStaff(Role.head)
    .withClass("G8", "East")
    .withLearners(3)
    .build();
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  const bursar = { schoolId: school.id, userId: school.person(Role.bursar).userId as UserId };
  const head = { schoolId: school.id, userId: school.person(Role.head).userId as UserId };
  const { heads, structures } = await inTransaction(em, async (tx) => {
    const made: VoteHeadId[] = [];
    for (const name of ["Tuition", "Lunch", "Activity", "Transport"]) {
      made.push((await saveVoteHead(tx, bursar, NOW, { id: null, name })).id);
    }
    const item = (index: number, cents: number) => ({ voteHeadId: made[index]!, cents: cents as Cents });
    const termId = school.termIds[0]!;
    const asked = [
      { name: "Grade 7", grades: ["G7"] as const, items: [item(0, 800_00), item(1, 300_00)] },
      { name: "Grade 8", grades: ["G8"] as const, items: [item(0, 900_00), item(1, 350_50)] },
      { name: "Activity", grades: ["G7", "G8"] as const, items: [item(2, 50_00)] },
    ];
    const saved: FeeStructureRow[] = [];
    for (const each of asked) {
      saved.push(await saveFeeStructure(tx, bursar, NOW, { ...each, id: null, termId, residence: null }));
    }
    const settings = {
      dueDays: 14,
      siblingPercents: [SIBLING_PERCENT],
      siblingVoteHeads: [made[0]!],
      waiverLimit: 1_000_00 as Cents,
    };
    await saveFeeSettings(tx, head, NOW, settings, true);
    return { heads: made, structures: saved };
  });
  let count = 0;
  return {
    em,
    school,
    bursar,
    head,
    learners: school.classes.flatMap(({ learnerIds }) => learnerIds),
    heads,
    structures,
    expected: new ExpectedBooks(new Map(heads.map((id, index) => [id, index + 1]))),
    payments: [],
    waivers: [],
    invoices: [],
    runs: [],
    openings: new Map(),
    next: () => ++count,
  };
}

/** What must hold after every step: accounts stand as the model says, line by line. */
export async function checkAccounts({ em, school, learners, expected }: FeeWorld): Promise<void> {
  const lines = await runSql<{ learner: number; invoice: number; head: number | null; cents: number }>(
    em,
    `select j.learner_id as learner, l.invoice_id as invoice, j.vote_head_id as head, sum(j.cents) as cents
     from journal_line j join invoice_line l on l.id = j.invoice_line_id
     where j.school_id = ? and j.account = 'receivable'
     group by j.learner_id, l.invoice_id, j.vote_head_id having sum(j.cents) <> 0`,
    [school.id],
  );
  const credits = await runSql<{ learner: number; cents: number }>(
    em,
    "select learner_id as learner, sum(cents) as cents from journal_line where school_id = ? and account = 'credit' group by learner_id",
    [school.id],
  );
  for (const learner of learners) {
    const told = lines.filter((line) => line.learner === learner);
    expect(told.map(({ invoice, head, cents }) => `${invoice} ${head} ${Number(cents)}`).sort()).toEqual(
      expected.owedLines(learner),
    );
    const credit = -Number(credits.find((row) => row.learner === learner)?.cents ?? 0) + 0;
    expect(credit).toBe(expected.credit(learner));
    expect(credit >= 0 && told.every(({ cents }) => Number(cents) >= 0)).toBe(true);
    if (credit > 0) expect(told).toEqual([]);
  }
}

/** What must hold at the end: balances by vote head, statements and totals say the same, and the books have no fault. */
export async function checkBooks(world: FeeWorld): Promise<void> {
  const { em, school, learners, expected } = world;
  await checkAccounts(world);
  const accounts = await readHeadBalances(em, school.id, learners);
  for (const learner of learners) {
    const { heads, credit } = accounts.get(learner)!;
    const told = heads.map(({ voteHeadId, invoiced, letOff, owed }) => `${voteHeadId} ${invoiced} ${letOff} ${owed}`);
    expect(told.sort()).toEqual(expected.heads(learner));
    expect(credit).toBe(expected.credit(learner));
    const days = { from: "2026-01-01" as SchoolDay, to: "2099-12-31" as SchoolDay };
    const { opening, closing, entries } = await readStatement(em, school.id, learner, days);
    expect([opening, closing]).toEqual([0, expected.balance(learner)]);
    expect(entries.reduce((sum, { cents }) => sum + cents, 0)).toBe(closing);
  }
  const sums = await runSql<{ account: string; cents: number }>(
    em,
    "select account, sum(cents) as cents from journal_line where school_id = ? group by account",
    [school.id],
  );
  const sumOf = (account: string) => Number(sums.find((sum) => sum.account === account)?.cents ?? 0);
  expect(sums.reduce((sum, { cents }) => sum + Number(cents), 0)).toBe(0);
  expect(-sumOf("suspense") + 0).toBe(expected.suspense);
  expect(sumOf("mpesa") + sumOf("cash") + sumOf("bank")).toBe(expected.received);
  expect(await findFaults(em, school.id)).toEqual([]);
}
