import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, ReceiptId, SchoolId, VoteHeadId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import { Account, MONEY_ACCOUNTS } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";

/** What of a receipt paid one vote head of a learner. */
export type Part = { readonly voteHeadId: VoteHeadId | null; readonly cents: Cents };

export type LearnersPart = {
  readonly learnerId: LearnerId;
  /** All of it, and what of it was paid ahead. */
  readonly cents: Cents;
  readonly credit: Cents;
  readonly parts: readonly Part[];
};

/** Where a receipt's money went. Of a receipt that was reversed: where it had gone. */
export type ReceiptMoney = {
  readonly learners: readonly LearnersPart[];
  readonly suspense: Cents;
  readonly refunded: Cents;
};

type Row = {
  receiptId: ReceiptId;
  kind: EntryKind;
  account: Account;
  learnerId: LearnerId | null;
  voteHeadId: VoteHeadId | null;
  cents: Cents;
};

/** Where the money of each receipt is, by the entries that stand. */
export async function loadReceiptMoney(
  em: Em,
  schoolId: SchoolId,
  receiptIds: readonly ReceiptId[],
): Promise<ReadonlyMap<ReceiptId, ReceiptMoney>> {
  if (receiptIds.length === 0) return new Map();
  const rows = await runSql<Row>(
    em,
    `select e.receipt_id as receiptId, e.kind, l.account, l.learner_id as learnerId, l.vote_head_id as voteHeadId,
       sum(l.cents) as cents
     from journal_entry e join journal_line l on l.entry_id = e.id join receipt r on r.id = e.receipt_id
     left join journal_entry back on back.reverses_id = e.id
     left join vote_head head on head.id = l.vote_head_id
     where e.receipt_id in ${placesFor(receiptIds)} and e.school_id = ? and e.kind <> ?
       and (back.id is null or back.at >= r.reversed_at)
     group by e.receipt_id, e.kind, l.account, l.learner_id, l.vote_head_id, head.position
     order by e.receipt_id, l.learner_id, head.position, l.vote_head_id`,
    [...receiptIds, schoolId, EntryKind.reversal],
  );
  const byReceipt = Map.groupBy(rows, ({ receiptId }) => receiptId);
  return new Map([...byReceipt].map(([id, lines]) => [id, toMoney(lines)]));
}

function toMoney(rows: readonly Row[]): ReceiptMoney {
  const of = (wanted: (row: Row) => boolean) =>
    addMoney(rows.filter(wanted).map(({ cents }) => Number(cents) as Cents));
  const named = rows.filter(({ learnerId }) => learnerId !== null);
  const isMoney = ({ account }: Row) => (MONEY_ACCOUNTS as readonly Account[]).includes(account);
  return {
    learners: [...Map.groupBy(named, ({ learnerId }) => learnerId!)].map(([learnerId, lines]) =>
      toLearnersPart(learnerId, lines),
    ),
    suspense: negated(of(({ account }) => account === Account.suspense)),
    refunded: negated(of((row) => row.kind === EntryKind.refund && isMoney(row))),
  };
}

function toLearnersPart(learnerId: LearnerId, rows: readonly Row[]): LearnersPart {
  const parts = new Map<VoteHeadId | null, number>();
  for (const { account, voteHeadId, cents } of rows) {
    if (account === Account.receivable) parts.set(voteHeadId, (parts.get(voteHeadId) ?? 0) - Number(cents));
  }
  const credit = rows.filter(({ account }) => account === Account.credit);
  return {
    learnerId,
    cents: negated(addMoney(rows.map(({ cents }) => Number(cents) as Cents))),
    credit: negated(addMoney(credit.map(({ cents }) => Number(cents) as Cents))),
    parts: [...parts].map(([voteHeadId, cents]) => ({ voteHeadId, cents: cents as Cents })),
  };
}

const negated = (cents: Cents): Cents => (NO_MONEY - cents) as Cents;
