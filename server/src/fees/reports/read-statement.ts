import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { InvoiceId, JournalEntryId, LearnerId, ReceiptId, SchoolId, UserId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import type { EntryKind } from "../ledger/entry-kind.js";
import type { InvoiceKind } from "../invoices/invoice.entity.js";

export type StatementEntry = {
  readonly id: JournalEntryId;
  readonly number: number;
  readonly kind: EntryKind;
  readonly day: SchoolDay;
  readonly memo: string;
  readonly at: Date;
  readonly userId: UserId | null;
  readonly reversesId: JournalEntryId | null;
  readonly invoiceId: InvoiceId | null;
  readonly invoiceNumber: number | null;
  readonly invoiceKind: InvoiceKind | null;
  readonly receiptId: ReceiptId | null;
  readonly receiptNumber: number | null;
  readonly channel: string | null;
  /** Above 0 the learner owes more, below 0 less. */
  readonly cents: Cents;
  /** What the learner owes once it counts; below 0 is paid ahead. */
  readonly balance: Cents;
};

export type Statement = {
  readonly opening: Cents;
  readonly closing: Cents;
  /** By day, of one day in the order in which they were made. */
  readonly entries: readonly StatementEntry[];
};

type Row = Omit<StatementEntry, "balance">;

/**
 * What changed what a learner owes, within some days, and how it stood before and after. Entries that only move what was
 * paid ahead to what is owed leave it as it is and are left out.
 */
export async function readStatement(
  em: Em,
  schoolId: SchoolId,
  learnerId: LearnerId,
  { from, to }: { from: SchoolDay; to: SchoolDay },
): Promise<Statement> {
  const rows = await runSql<Row>(
    em,
    `select e.id, e.number, e.kind, e.day, e.memo, e.at, e.user_id as userId, e.reverses_id as reversesId,
       i.id as invoiceId, i.number as invoiceNumber, i.kind as invoiceKind,
       r.id as receiptId, r.number as receiptNumber, r.channel, moved.cents
     from (select entry_id, sum(cents) as cents from journal_line
           where school_id = ? and account in (?, ?) and learner_id = ?
           group by entry_id having sum(cents) <> 0) moved
     join journal_entry e on e.id = moved.entry_id
     left join invoice i on i.entry_id = coalesce(e.reverses_id, e.id)
     left join receipt r on r.id = e.receipt_id
     where e.day <= ? order by e.day, e.number`,
    [schoolId, Account.receivable, Account.credit, learnerId, to],
  );
  let balance = NO_MONEY;
  let opening = NO_MONEY;
  const entries: StatementEntry[] = [];
  for (const row of rows) {
    const cents = Number(row.cents) as Cents;
    balance = (balance + cents) as Cents;
    if (row.day < from) opening = balance;
    else entries.push({ ...row, at: readInstant(row.at), cents, balance });
  }
  return { opening, closing: balance, entries };
}
