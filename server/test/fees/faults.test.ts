import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFees, readFeeCheck } from "../../src/fees/checks/check-fees.js";
import { findFaults } from "../../src/fees/checks/find-faults.js";
import { Rule } from "../../src/fees/checks/rule.js";
import { closeDay } from "../../src/fees/banking/close-day.js";
import { readRequestKey } from "../../src/fees/read-request-key.js";
import { recordPayment } from "../../src/fees/receipts/record-payment.js";
import { approveReversal } from "../../src/fees/reversals/decide-reversal.js";
import { requestReversal } from "../../src/fees/reversals/request-reversal.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { LearnerId, SchoolId, UserId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";
import { addVoteHeads, invoice, write } from "./a-ledger.js";

const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
const TODAY = "2026-09-07" as SchoolDay;

type Case = { rule: Rule; what: string; sql: string };

/** What somebody, or a fault of the program, might do to the tables of a school whose books are right. */
const cases: Case[] = [
  {
    rule: Rule.entryBalances,
    what: "a line was changed",
    sql: "update journal_line set cents = cents + 1 where id = (select * from (select min(id) from journal_line where school_id = :school) t)",
  },
  {
    rule: Rule.journalBalances,
    what: "a line was lost",
    sql: "delete from journal_line where id = (select * from (select max(id) from journal_line where school_id = :school) t)",
  },
  {
    rule: Rule.entryBalances,
    what: "an entry lost its lines",
    sql: "delete from journal_line where school_id = :school and entry_id = (select * from (select max(id) from journal_entry where school_id = :school) t)",
  },
  {
    rule: Rule.noOrphanLine,
    what: "an entry was deleted and its lines were not",
    sql: "delete from journal_entry where school_id = :school and number = 2",
  },
  {
    rule: Rule.noOrphanLine,
    what: "a debt was put on another learner",
    sql: "update journal_line set learner_id = :other where school_id = :school and account = 'receivable' and cents > 0",
  },
  {
    rule: Rule.receiptInOnePlace,
    what: "a receipt's amount was changed",
    sql: "update receipt set cents = cents + 100 where school_id = :school and number = 1",
  },
  {
    rule: Rule.receiptInOnePlace,
    what: "a receipt's entry was taken off it",
    sql: "update journal_entry set receipt_id = null where school_id = :school and receipt_id is not null and reverses_id is null and number = 2",
  },
  {
    rule: Rule.receiptInOnePlace,
    what: "a reversed receipt was made to stand",
    sql: "update receipt set reversed_at = null where school_id = :school",
  },
  {
    rule: Rule.reversedWhole,
    what: "a standing receipt was marked reversed",
    sql: "update receipt set reversed_at = created_at where school_id = :school",
  },
  {
    rule: Rule.reversedWhole,
    what: "a reversal lost a part",
    sql: "update journal_line set cents = cents - 1 where school_id = :school and account = 'suspense' and cents > 0",
  },
  {
    rule: Rule.noGaps,
    what: "a receipt was deleted",
    sql: "delete from receipt where school_id = :school and number = 1",
  },
  {
    rule: Rule.noGaps,
    what: "a number was skipped",
    sql: "update fee_counter set receipts = receipts + 1 where school_id = :school",
  },
  {
    rule: Rule.noGaps,
    what: "an invoice was renumbered",
    sql: "update invoice set number = 9 where school_id = :school",
  },
  {
    rule: Rule.creditNotNegative,
    what: "what was paid ahead was taken",
    sql: "update journal_line set cents = -cents where school_id = :school and account = 'credit'",
  },
  {
    rule: Rule.lineNotOverpaid,
    what: "an invoice's line was lowered",
    sql: "update journal_line set cents = 1 where school_id = :school and account = 'receivable' and cents > 0",
  },
  {
    rule: Rule.lineNotOverpaid,
    what: "more is owed of a line than was asked",
    sql: "update invoice_line set cents = -1 where school_id = :school",
  },
  {
    rule: Rule.closedDayUntouched,
    what: "an entry was moved into a closed day",
    sql: "update journal_entry set day = '2026-09-01' where school_id = :school and number = 1",
  },
];

describe.each(engines)("the check of a school's books on %s", (engine) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  }, 120_000);
  afterAll(() => database[Symbol.asyncDispose]());

  it.each(cases)("finds that $what", { timeout: 60_000 }, async ({ rule, sql }) => {
    const { orm } = database;
    const em = orm.em.fork() as Em;
    const { schoolId, other } = await soundSchool();
    expect(await findFaults(em, schoolId)).toEqual([]);
    await runSql(em, sql.replaceAll(":school", String(schoolId)).replaceAll(":other", String(other)));
    expect((await findFaults(em, schoolId)).map((finding) => finding.rule)).toContain(rule);
  });

  it("keeps what was found, and since when, until all is well again", { timeout: 60_000 }, async () => {
    const { orm } = database;
    const em = orm.em.fork() as Em;
    const { schoolId } = await soundSchool();
    const at = (minute: number) => new Date(Date.UTC(2026, 8, 7, 7, minute));
    expect(await checkFees(em, schoolId, at(0))).toMatchObject({ faults: 0, receipts: 2, faultySince: null });
    const change = (by: number) =>
      runSql(em, `update receipt set cents = cents + ${by} where school_id = ${schoolId} and number = 1`);
    await change(100);
    await checkFees(em, schoolId, at(15));
    await checkFees(em, schoolId, at(30));
    expect(await readFeeCheck(em, schoolId)).toMatchObject({
      faults: 1,
      faultySince: at(15),
      findings: [{ rule: Rule.receiptInOnePlace, subject: "receipt 1" }],
    });
    await change(-100);
    await checkFees(em, schoolId, at(45));
    expect(await readFeeCheck(em, schoolId)).toMatchObject({ faults: 0, findings: [], faultySince: null, at: at(45) });
  });

  /** An invoice, a payment that is more than it, one in suspense that was reversed, and a closed day before them. */
  async function soundSchool(): Promise<{ schoolId: SchoolId; other: LearnerId }> {
    const { orm } = database;
    const school = await aSchool({ orm, clock }).withClass("G7", "East").withLearners(2).build();
    const [learnerId, other] = school.classes[0]!.learnerIds as [LearnerId, LearnerId];
    const [head] = await addVoteHeads(orm, school.id, ["Tuition"]);
    const as = (userId: number) => ({ schoolId: school.id, userId: userId as UserId });
    const paid = (key: string, shares: { learnerId: LearnerId; cents: Cents }[]) => ({
      key: readRequestKey(key),
      channel: "cash" as const,
      reference: null,
      payer: null,
      narration: null,
      cents: 1000 as Cents,
      day: TODAY,
      shares,
      goods: null,
      quantity: null,
    });
    const now = clock.now();
    await write(orm, as(1), now, (ledger) =>
      closeDay(ledger, { day: "2026-09-04" as SchoolDay, counted: 0 as Cents, note: null }),
    );
    await write(orm, as(1), now, async (ledger) => {
      await invoice(ledger, learnerId, [[head!, 600]], TODAY);
      await recordPayment(ledger, paid("first-payment", [{ learnerId, cents: 1000 as Cents }]));
      const { receiptId } = await recordPayment(ledger, paid("second-payment", []));
      const id = await requestReversal(ledger, { receiptId, entryId: null, reason: "Entered twice" });
      await approveReversal({ ...ledger, userId: 2 as UserId }, id);
    });
    return { schoolId: school.id, other };
  }
});
