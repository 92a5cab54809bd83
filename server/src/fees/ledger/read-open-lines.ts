import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { Account } from "./account.js";
import type { OpenLine } from "./settle.js";

export type Standing = {
  /** What is owed, or was paid too much, of each invoice line: the oldest invoice first, in it by the vote heads' position. */
  readonly lines: readonly OpenLine[];
  /** What is not even of invoices that were reversed: nothing is owed by them. */
  readonly stray: readonly OpenLine[];
  /** What was paid ahead; below 0 when more of it was used than there is. */
  readonly credit: Cents;
};

type Row = OpenLine & { learnerId: LearnerId; reversedAt: unknown };

const LEARNERS_A_STATEMENT = 500;
const EVEN: Standing = { lines: [], stray: [], credit: 0 as Cents };

/** How each learner stands; who is even is there too. */
export async function readOpenLines(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, Standing>> {
  const standings = new Map<LearnerId, Standing>(learnerIds.map((id) => [id, EVEN]));
  for (const chunk of chunksOf(learnerIds, LEARNERS_A_STATEMENT)) {
    for (const { learnerId, reversedAt, ...line } of await readLines(em, schoolId, chunk)) {
      const standing = standings.get(learnerId)!;
      const side = reversedAt === null ? "lines" : "stray";
      const open = { ...line, cents: Number(line.cents) as Cents };
      standings.set(learnerId, { ...standing, [side]: [...standing[side], open] });
    }
    for (const { learnerId, cents } of await readCredits(em, schoolId, chunk)) {
      standings.set(learnerId, { ...standings.get(learnerId)!, credit: -Number(cents) as Cents });
    }
  }
  return standings;
}

const readLines = (em: Em, schoolId: SchoolId, learnerIds: readonly LearnerId[]) =>
  runSql<Row>(
    em,
    `select owed.learner_id as learnerId, owed.invoice_line_id as invoiceLineId, owed.vote_head_id as voteHeadId, owed.cents,
       invoice.reversed_at as reversedAt
     from (select learner_id, invoice_line_id, vote_head_id, sum(cents) as cents from journal_line
           where school_id = ? and account = ? and learner_id in ${placesFor(learnerIds)}
           group by learner_id, invoice_line_id, vote_head_id having sum(cents) <> 0) owed
     join invoice_line line on line.id = owed.invoice_line_id
     join invoice on invoice.id = line.invoice_id
     left join vote_head head on head.id = owed.vote_head_id
     order by owed.learner_id, invoice.day, invoice.id, coalesce(head.position, 0), line.id`,
    [schoolId, Account.receivable, ...learnerIds],
  );

const readCredits = (em: Em, schoolId: SchoolId, learnerIds: readonly LearnerId[]) =>
  runSql<{ learnerId: LearnerId; cents: number }>(
    em,
    `select learner_id as learnerId, sum(cents) as cents from journal_line
     where school_id = ? and account = ? and learner_id in ${placesFor(learnerIds)} group by learner_id`,
    [schoolId, Account.credit, ...learnerIds],
  );
