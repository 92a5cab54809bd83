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
  /**
   * What is open beyond what is asked: of an invoice that was reversed, or of a line that was paid twice over time, when
   * what had paid it is taken back. It was credit by then.
   */
  readonly stray: readonly OpenLine[];
  /** What was paid ahead; below 0 when more of it was used than there is. */
  readonly credit: Cents;
};

type Row = OpenLine & { learnerId: LearnerId; asked: Cents };

const LEARNERS_A_STATEMENT = 500;
const EVEN: Standing = { lines: [], stray: [], credit: 0 as Cents };

/** How each learner stands; who is even is there too. What is asked of a line is what its invoice says less what was let off. */
export async function readOpenLines(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, Standing>> {
  const standings = new Map<LearnerId, Standing>(learnerIds.map((id) => [id, EVEN]));
  for (const chunk of chunksOf(learnerIds, LEARNERS_A_STATEMENT)) {
    for (const { learnerId, asked, ...line } of await readLines(em, schoolId, chunk)) {
      const { lines, stray, credit } = standings.get(learnerId)!;
      const owed = Math.min(Number(line.cents), Number(asked)) as Cents;
      const beyond = (Number(line.cents) - owed) as Cents;
      standings.set(learnerId, {
        lines: owed === 0 ? lines : [...lines, { ...line, cents: owed }],
        stray: beyond === 0 ? stray : [...stray, { ...line, cents: beyond }],
        credit,
      });
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
       case when invoice.reversed_at is not null then 0 else line.cents -
         coalesce((select sum(off.cents) from journal_line off where off.school_id = ? and off.account = ?
           and off.learner_id = owed.learner_id and off.invoice_line_id = line.id), 0) end as asked
     from (select learner_id, invoice_line_id, vote_head_id, sum(cents) as cents from journal_line
           where school_id = ? and account = ? and learner_id in ${placesFor(learnerIds)}
           group by learner_id, invoice_line_id, vote_head_id having sum(cents) <> 0) owed
     join invoice_line line on line.id = owed.invoice_line_id
     join invoice on invoice.id = line.invoice_id
     left join vote_head head on head.id = owed.vote_head_id
     order by owed.learner_id, invoice.day, invoice.id, coalesce(head.position, 0), line.id`,
    [schoolId, Account.waivers, schoolId, Account.receivable, ...learnerIds],
  );

const readCredits = (em: Em, schoolId: SchoolId, learnerIds: readonly LearnerId[]) =>
  runSql<{ learnerId: LearnerId; cents: number }>(
    em,
    `select learner_id as learnerId, sum(cents) as cents from journal_line
     where school_id = ? and account = ? and learner_id in ${placesFor(learnerIds)} group by learner_id`,
    [schoolId, Account.credit, ...learnerIds],
  );
