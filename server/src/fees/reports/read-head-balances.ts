import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId, VoteHeadId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import { Account } from "../ledger/account.js";

/** What of one vote head was asked, let off, paid and is still owed: owed is asked less the other two. */
export type HeadBalance = {
  /** Null for what was brought forward. */
  readonly voteHeadId: VoteHeadId | null;
  readonly invoiced: Cents;
  readonly letOff: Cents;
  readonly paid: Cents;
  readonly owed: Cents;
};

/** How a learner's account stands. */
export type AccountBalance = { readonly heads: readonly HeadBalance[]; readonly credit: Cents };

type Sum = { learnerId: LearnerId; account: Account | "invoiced"; voteHeadId: VoteHeadId | null; cents: number };

/** How learners' accounts stand, by learner; whose was never touched is even. At most some hundreds at once. */
export async function readHeadBalances(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, AccountBalance>> {
  if (learnerIds.length === 0) return new Map();
  const places = placesFor(learnerIds);
  const sums = await runSql<Sum>(
    em,
    `select learner_id as learnerId, account, vote_head_id as voteHeadId, sum(cents) as cents from journal_line
     where school_id = ? and account in (?, ?, ?) and learner_id in ${places}
     group by learner_id, account, vote_head_id
     union all
     select invoice.learner_id, 'invoiced', line.vote_head_id, sum(line.cents) from invoice
     join invoice_line line on line.invoice_id = invoice.id
     where invoice.school_id = ? and invoice.learner_id in ${places} and invoice.reversed_at is null
     group by invoice.learner_id, line.vote_head_id`,
    [schoolId, Account.receivable, Account.waivers, Account.credit, ...learnerIds, schoolId, ...learnerIds],
  );
  const byLearner = Map.groupBy(sums, ({ learnerId }) => learnerId);
  return new Map(learnerIds.map((id) => [id, toBalance(byLearner.get(id) ?? [])]));
}

function toBalance(sums: readonly Sum[]): AccountBalance {
  const headIds = [
    ...new Set(sums.filter(({ account }) => account === "invoiced").map(({ voteHeadId }) => voteHeadId)),
  ];
  const sumOf = (account: Sum["account"], voteHeadId: VoteHeadId | null): Cents =>
    Number(sums.find((sum) => sum.account === account && sum.voteHeadId === voteHeadId)?.cents ?? NO_MONEY) as Cents;
  const heads = headIds.map((voteHeadId): HeadBalance => {
    const invoiced = sumOf("invoiced", voteHeadId);
    const letOff = sumOf(Account.waivers, voteHeadId);
    const owed = sumOf(Account.receivable, voteHeadId);
    return { voteHeadId, invoiced, letOff, owed, paid: (invoiced - letOff - owed) as Cents };
  });
  return { heads, credit: (NO_MONEY - sumOf(Account.credit, null)) as Cents };
}
