import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { ClassId, SchoolId, TermId, VoteHeadId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import { Account } from "../ledger/account.js";
import type { HeadBalance } from "./read-head-balances.js";

export type ClassBalance = { readonly classId: ClassId; readonly learners: number; readonly owed: Cents };

export type FeeTotals = {
  readonly heads: readonly HeadBalance[];
  /** What learners have paid ahead. */
  readonly credit: Cents;
};

type LineSum = { voteHeadId: VoteHeadId | null; invoiced: number; owed: number; letOff: number };

/** What the school, or a term, asked for, let off and got, by vote head; and what was paid ahead. */
export async function readFeeTotals(em: Em, schoolId: SchoolId, termId: TermId | null): Promise<FeeTotals> {
  const ofTerm = termId === null ? "" : "and invoice.term_id = ?";
  const values = termId === null ? [schoolId] : [schoolId, termId];
  const sums = await runSql<LineSum>(
    em,
    `select line.vote_head_id as voteHeadId, sum(line.cents) as invoiced, sum(coalesce(moved.owed, 0)) as owed,
       sum(coalesce(moved.off, 0)) as letOff
     from invoice join invoice_line line on line.invoice_id = invoice.id
     left join (select invoice_line_id, sum(case when account = ? then cents else 0 end) as owed,
                  sum(case when account = ? then cents else 0 end) as off
                from journal_line where school_id = ? and account in (?, ?) group by invoice_line_id) moved
       on moved.invoice_line_id = line.id
     where invoice.school_id = ? ${ofTerm} and invoice.reversed_at is null group by line.vote_head_id`,
    [Account.receivable, Account.waivers, schoolId, Account.receivable, Account.waivers, ...values],
  );
  const sql = "select coalesce(sum(cents), 0) as cents from journal_line where school_id = ? and account = ?";
  const [ahead] = await runSql<{ cents: number }>(em, sql, [schoolId, Account.credit]);
  return { heads: sums.map(toHead), credit: (NO_MONEY - Number(ahead?.cents)) as Cents };
}

function toHead(sum: LineSum): HeadBalance {
  const [invoiced, owed, letOff] = [sum.invoiced, sum.owed, sum.letOff].map((cents) => Number(cents) as Cents);
  return {
    voteHeadId: sum.voteHeadId,
    invoiced: invoiced!,
    letOff: letOff!,
    owed: owed!,
    paid: (invoiced! - letOff! - owed!) as Cents,
  };
}

/** What is owed by those on each class's roster now; classes where nobody owes anything are left out. */
export async function readClassBalances(em: Em, schoolId: SchoolId): Promise<ClassBalance[]> {
  const rows = await runSql<ClassBalance>(
    em,
    `select e.class_id as classId, count(*) as learners, sum(owed.cents) as owed
     from (select learner_id, sum(cents) as cents from journal_line where school_id = ? and account = ?
           group by learner_id having sum(cents) > 0) owed
     join enrolment e on e.learner_id = owed.learner_id and e.to_rev is null group by e.class_id`,
    [schoolId, Account.receivable],
  );
  return rows.map(({ classId, learners, owed }) => ({
    classId,
    learners: Number(learners),
    owed: Number(owed) as Cents,
  }));
}
