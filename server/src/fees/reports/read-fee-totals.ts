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

type HeadSum = { voteHeadId: VoteHeadId | null; cents: number };
type Sums = ReadonlyMap<VoteHeadId | null, Cents>;

/** What the school, or a term, asked for, let off and got, by vote head; and what was paid ahead. */
export async function readFeeTotals(em: Em, schoolId: SchoolId, termId: TermId | null): Promise<FeeTotals> {
  const invoiced = await readInvoiced(em, schoolId, termId);
  const owed = await readMoved(em, schoolId, termId, Account.receivable);
  const letOff = await readMoved(em, schoolId, termId, Account.waivers);
  const sql = "select coalesce(sum(cents), 0) as cents from journal_line where school_id = ? and account = ?";
  const [ahead] = await runSql<{ cents: number }>(em, sql, [schoolId, Account.credit]);
  const heads = [...invoiced].map(([voteHeadId, asked]): HeadBalance => {
    const open = owed.get(voteHeadId) ?? NO_MONEY;
    const off = letOff.get(voteHeadId) ?? NO_MONEY;
    return { voteHeadId, invoiced: asked, letOff: off, owed: open, paid: (asked - off - open) as Cents };
  });
  return { heads, credit: (NO_MONEY - Number(ahead?.cents)) as Cents };
}

async function readInvoiced(em: Em, schoolId: SchoolId, termId: TermId | null): Promise<Sums> {
  const rows = await runSql<HeadSum>(
    em,
    `select line.vote_head_id as voteHeadId, sum(line.cents) as cents from invoice
     join invoice_line line on line.invoice_id = invoice.id
     where invoice.school_id = ? ${ofTerm(termId)} and invoice.reversed_at is null group by line.vote_head_id`,
    [schoolId, ...(termId === null ? [] : [termId])],
  );
  return toSums(rows);
}

/** What an account says of the invoices, by vote head; only the lines of which it says something are looked up. */
async function readMoved(em: Em, schoolId: SchoolId, termId: TermId | null, account: Account): Promise<Sums> {
  const rows = await runSql<HeadSum>(
    em,
    `select line.vote_head_id as voteHeadId, sum(moved.cents) as cents
     from (select learner_id, invoice_line_id, sum(cents) as cents from journal_line
           where school_id = ? and account = ? group by learner_id, invoice_line_id having sum(cents) <> 0) moved
     join invoice_line line on line.id = moved.invoice_line_id join invoice on invoice.id = line.invoice_id
     where invoice.reversed_at is null ${ofTerm(termId)} group by line.vote_head_id`,
    [schoolId, account, ...(termId === null ? [] : [termId])],
  );
  return toSums(rows);
}

const ofTerm = (termId: TermId | null): string => (termId === null ? "" : "and invoice.term_id = ?");

const toSums = (rows: readonly HeadSum[]): Sums =>
  new Map(rows.map(({ voteHeadId, cents }) => [voteHeadId, Number(cents) as Cents]));

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
