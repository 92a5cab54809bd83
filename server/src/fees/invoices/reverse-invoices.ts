import { ErrorCode, Refusal } from "../../errors.js";
import { chunksOf } from "../../platform/chunks-of.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { InvoiceId, JournalEntryId, LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { reverseEntries } from "../ledger/reverse-entry.js";
import { discountKey } from "./write-invoices.js";

export type StandingInvoice = {
  readonly id: InvoiceId;
  readonly number: number;
  readonly learnerId: LearnerId;
  readonly entryId: JournalEntryId;
};

const IDS_A_STATEMENT = 500;

/**
 * Takes invoices back, with their discounts, by entries that undo them: what was paid of them pays what else is owed, and
 * the rest is the learner's ahead. Refuses while a waiver of one stands. `cause` names it for once.
 */
export async function reverseInvoices(
  ledger: Ledger,
  invoices: readonly StandingInvoice[],
  reason: string,
  cause: string,
): Promise<void> {
  const { tx, schoolId, now } = ledger;
  const entryIds: JournalEntryId[] = [];
  for (const chunk of chunksOf(invoices, IDS_A_STATEMENT)) {
    await refuseWaived(ledger, chunk);
    entryIds.push(...chunk.map(({ entryId }) => entryId), ...(await readDiscounts(ledger, chunk)));
  }
  const day = schoolDayAt(now);
  await reverseEntries(ledger, entryIds, day, reason);
  for (const chunk of chunksOf(invoices, IDS_A_STATEMENT)) {
    const sql = `update invoice set reversed_at = ? where school_id = ? and id in ${placesFor(chunk)}`;
    await runSql(tx, sql, [now, schoolId, ...chunk.map(({ id }) => id)]);
  }
  await evenOut(ledger, [...new Set(invoices.map(({ learnerId }) => learnerId))], day, cause);
}

// A waiver that outlived its invoice would become money.
async function refuseWaived(ledger: Ledger, invoices: readonly StandingInvoice[]): Promise<void> {
  const waived = await findWaived(
    ledger,
    invoices.map(({ id }) => id),
  );
  if (waived.size === 0) return;
  const named = [...waived.values()].slice(0, 10);
  const which = named.length === 1 ? `Invoice ${named[0]} has a waiver` : `Invoices ${named.join(", ")} have waivers`;
  throw new Refusal(ErrorCode.conflict, `${which}: take that back first.`, { invoices: named });
}

/** Those of the invoices of which a waiver stands, and their numbers. */
export async function findWaived(
  { tx, schoolId }: Pick<Ledger, "tx" | "schoolId">,
  ids: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, number>> {
  if (ids.length === 0) return new Map();
  const waived = await runSql<{ id: InvoiceId; number: number }>(
    tx,
    `select invoice.id, invoice.number from invoice join invoice_line line on line.invoice_id = invoice.id
     join journal_line off on off.school_id = ? and off.account = ? and off.learner_id = invoice.learner_id
       and off.invoice_line_id = line.id
     join journal_entry entry on entry.id = off.entry_id
     left join journal_entry undone on undone.id = entry.reverses_id
     where invoice.id in ${placesFor(ids)} and coalesce(undone.kind, entry.kind) = ?
     group by invoice.id, invoice.number having sum(off.cents) <> 0 order by invoice.number`,
    [schoolId, Account.waivers, ...ids, EntryKind.waiver],
  );
  return new Map(waived.map(({ id, number }) => [id, number]));
}

async function readDiscounts(
  { tx, schoolId }: Ledger,
  invoices: readonly StandingInvoice[],
): Promise<JournalEntryId[]> {
  const keys = invoices.map(({ id }) => discountKey(id));
  const sql = `select id from journal_entry where school_id = ? and \`key\` in ${placesFor(keys)}`;
  return (await runSql<{ id: JournalEntryId }>(tx, sql, [schoolId, ...keys])).map(({ id }) => id);
}
