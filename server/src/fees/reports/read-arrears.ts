import type { Em } from "../../platform/orm.js";
import { runSql, type SqlValue } from "../../platform/sql.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readPlansOf } from "../instalments/read-instalment-plans.js";
import { Account } from "../ledger/account.js";
import { ageDebts, type Aged, ageStarts, type Debt, dueDebts, overdueOf } from "./age-debts.js";
import { readDebts } from "./read-debts.js";

/** How late a debt is that is looked for. */
export const DebtAge = {
  notDue: "notDue",
  days30: "days30",
  days60: "days60",
  days90: "days90",
  older: "older",
} as const;
export type DebtAge = (typeof DebtAge)[keyof typeof DebtAge];

export type ArrearsRow = Aged & {
  readonly learnerId: LearnerId;
  readonly name: string;
  readonly owed: Cents;
  readonly overdue: Cents;
  /** The day since which something is owed; of what is not yet due, the day it will be. */
  readonly oldestDay: SchoolDay;
  readonly hasPlan: boolean;
};

export type ArrearsScope = {
  /** Only learners on this class's roster now. */
  readonly classId: ClassId | null;
  /** Only those who owe something of this age. */
  readonly age: DebtAge | null;
  /** Also those of whose debt nothing is late. */
  readonly withNotDue: boolean;
};

type Sums = Record<keyof Aged, number> & { learnerId: LearnerId; name: string; oldestDay: SchoolDay };

/** Everybody in arrears, in no order. An instalment plan that holds decides on what it covers. */
export async function readArrears(
  em: Em,
  schoolId: SchoolId,
  today: SchoolDay,
  { classId, age, withNotDue }: ArrearsScope,
): Promise<ArrearsRow[]> {
  const sums = await readSums(em, schoolId, today, classId);
  const plans = await readPlansOf(em, schoolId, null);
  const planned = sums.filter(({ learnerId }) => plans.has(learnerId)).map(({ learnerId }) => learnerId);
  const debts = await readDebts(em, schoolId, planned);
  const rows = sums.map((sum): ArrearsRow => {
    const plan = plans.get(sum.learnerId);
    if (!plan) return toRow(sum, agedOf(sum), sum.oldestDay, false);
    const due = dueDebts(debts.get(sum.learnerId) ?? [], plan);
    return toRow(sum, ageDebts(due, today), oldestOf(due) ?? sum.oldestDay, true);
  });
  return rows.filter((row) => (withNotDue || row.overdue > 0) && (age === null || row[age] > 0));
}

const agedOf = ({ notDue, days30, days60, days90, older }: Sums): Aged => ({
  notDue: Number(notDue) as Cents,
  days30: Number(days30) as Cents,
  days60: Number(days60) as Cents,
  days90: Number(days90) as Cents,
  older: Number(older) as Cents,
});

const oldestOf = (debts: readonly Debt[]): SchoolDay | undefined => debts.map(({ dueDay }) => dueDay).sort()[0];

function toRow({ learnerId, name }: Sums, aged: Aged, oldestDay: SchoolDay, hasPlan: boolean): ArrearsRow {
  const overdue = overdueOf(aged);
  return { learnerId, name, ...aged, overdue, owed: addMoney([overdue, aged.notDue]), oldestDay, hasPlan };
}

/** Each learner's debts by the invoices' own days, read from the journal's index alone but for the lines that are open. */
function readSums(em: Em, schoolId: SchoolId, today: SchoolDay, classId: ClassId | null): Promise<Sums[]> {
  const { notDue, days30, days60, days90 } = ageStarts(today);
  const ofClass = "and learner_id in (select learner_id from enrolment where class_id = ? and to_rev is null)";
  const scope: SqlValue[] = [schoolId, Account.receivable, ...(classId === null ? [] : [classId])];
  return runSql<Sums>(
    em,
    `select owed.learner_id as learnerId, learner.name, min(invoice.due_day) as oldestDay,
       sum(case when invoice.due_day >= ? then owed.cents else 0 end) as notDue,
       sum(case when invoice.due_day < ? and invoice.due_day >= ? then owed.cents else 0 end) as days30,
       sum(case when invoice.due_day < ? and invoice.due_day >= ? then owed.cents else 0 end) as days60,
       sum(case when invoice.due_day < ? and invoice.due_day >= ? then owed.cents else 0 end) as days90,
       sum(case when invoice.due_day < ? then owed.cents else 0 end) as older
     from (select learner_id, invoice_line_id, sum(cents) as cents from journal_line
           where school_id = ? and account = ? ${classId === null ? "" : ofClass}
           group by learner_id, invoice_line_id having sum(cents) <> 0) owed
     join invoice_line line on line.id = owed.invoice_line_id
     join invoice on invoice.id = line.invoice_id
     join learner on learner.id = owed.learner_id
     group by owed.learner_id, learner.name`,
    [notDue, notDue, days30, days30, days60, days60, days90, days90, ...scope],
  );
}
