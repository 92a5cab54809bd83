import { type Ledger, openLedger } from "../../src/fees/ledger/open-ledger.js";
import { Account } from "../../src/fees/ledger/account.js";
import { EntryKind } from "../../src/fees/ledger/entry-kind.js";
import { evenOut } from "../../src/fees/ledger/even-out.js";
import { type EntryLine, postEntry } from "../../src/fees/ledger/post-entry.js";
import { reverseEntry } from "../../src/fees/ledger/reverse-entry.js";
import { takeNumbers } from "../../src/fees/ledger/open-ledger.js";
import { Invoice } from "../../src/fees/invoices/invoice.entity.js";
import { InvoiceLine } from "../../src/fees/invoices/invoice-line.entity.js";
import { VoteHead } from "../../src/fees/setup/vote-head.entity.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Actor } from "../../src/schools/actor.js";
import type { InvoiceId, JournalEntryId, LearnerId, SchoolId, TermId, VoteHeadId } from "../../src/values/ids.js";
import { type Cents, NO_MONEY } from "../../src/values/money.js";
import type { SchoolDay } from "../../src/values/school-day.js";

/** Has somebody write in a school's books, in one transaction. */
export const write = <Result>(
  orm: Orm,
  actor: Actor,
  now: Date,
  work: (ledger: Ledger) => Promise<Result>,
): Promise<Result> =>
  inTransaction(orm.em as Em, async (tx) => {
    tx.setFilterParams("school", { schoolId: actor.schoolId });
    return work(await openLedger(tx, actor, now));
  });

export async function addVoteHeads(orm: Orm, schoolId: SchoolId, names: readonly string[]): Promise<VoteHeadId[]> {
  const em = orm.em.fork() as Em;
  const ids: VoteHeadId[] = [];
  for (const [position, name] of names.entries()) {
    ids.push(await em.insert(VoteHead, { schoolId, name, position, archivedAt: null }));
  }
  return ids;
}

/** Asks a learner for so much of each vote head, as a run of invoices would. */
export async function invoice(
  ledger: Ledger,
  learnerId: LearnerId,
  lines: readonly (readonly [voteHeadId: VoteHeadId, cents: number])[],
  day: SchoolDay,
  termId: TermId | null = null,
): Promise<InvoiceId> {
  const { tx, schoolId } = ledger;
  const number = await takeNumbers(ledger, "invoices");
  const invoiceId = await tx.insert(Invoice, {
    schoolId,
    number,
    kind: "term",
    learnerId,
    termId,
    runId: null,
    day,
    dueDay: day,
    reversedAt: null,
    entryId: 0 as JournalEntryId,
  });
  const entryLines: EntryLine[] = [];
  for (const [voteHeadId, amount] of lines) {
    const cents = amount as Cents;
    const invoiceLineId = await tx.insert(InvoiceLine, { schoolId, invoiceId, voteHeadId, cents });
    entryLines.push(
      { account: Account.receivable, learnerId, voteHeadId, invoiceLineId, cents },
      { account: Account.income, voteHeadId, cents: (NO_MONEY - cents) as Cents },
    );
  }
  const key = `invoice:${invoiceId}`;
  const entryId = await postEntry(ledger, { kind: EntryKind.invoice, day, memo: "Fees", key, lines: entryLines });
  await runSql(tx, "update invoice set entry_id = ? where id = ?", [entryId, invoiceId]);
  await evenOut(ledger, [learnerId], day, key);
  return invoiceId;
}

export async function reverseInvoice(ledger: Ledger, invoiceId: InvoiceId, day: SchoolDay): Promise<void> {
  const { tx, now } = ledger;
  const [found] = await runSql<{ entryId: JournalEntryId; learnerId: LearnerId }>(
    tx,
    "select entry_id as entryId, learner_id as learnerId from invoice where id = ?",
    [invoiceId],
  );
  await reverseEntry(ledger, found!.entryId, day, "Invoiced twice");
  await runSql(tx, "update invoice set reversed_at = ? where id = ?", [now, invoiceId]);
  await evenOut(ledger, [found!.learnerId], day, `reversal:invoice:${invoiceId}`);
}

/** What each learner owes, less what is paid ahead for them. */
export async function readOwed(orm: Orm, schoolId: SchoolId): Promise<ReadonlyMap<LearnerId, Cents>> {
  const rows = await runSql<{ learnerId: LearnerId; cents: number }>(
    orm.em.fork() as Em,
    `select learner_id as learnerId, sum(cents) as cents from journal_line
     where school_id = ? and account in ('receivable', 'credit') group by learner_id`,
    [schoolId],
  );
  return new Map(rows.map(({ learnerId, cents }) => [learnerId, Number(cents) as Cents]));
}

/** What lies in each account. */
export async function readAccounts(orm: Orm, schoolId: SchoolId): Promise<Record<string, number>> {
  const rows = await runSql<{ account: string; cents: number }>(
    orm.em.fork() as Em,
    "select account, sum(cents) as cents from journal_line where school_id = ? group by account",
    [schoolId],
  );
  return Object.fromEntries(rows.map(({ account, cents }) => [account, Number(cents)]));
}
