import { runSql } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "./account.js";
import { EntryKind } from "./entry-kind.js";
import type { Ledger } from "./open-ledger.js";
import { type EntryLine, type NewEntry, postEntries } from "./post-entry.js";
import { readOpenLines, type Standing } from "./read-open-lines.js";
import { type OpenLine, settle } from "./settle.js";

/**
 * Brings learners' accounts in order after something other than a payment changed them: what was paid ahead, or too much
 * for a line, pays what is owed, oldest first; where more credit was used than there is (its payment was reversed), the
 * newest lines that it paid are owed again. `cause` is the key of the entry after which it is done.
 */
export async function evenOut(
  ledger: Ledger,
  learnerIds: readonly LearnerId[],
  day: SchoolDay,
  cause: string,
): Promise<void> {
  const standings = await readOpenLines(ledger.tx, ledger.schoolId, learnerIds);
  const entries: NewEntry[] = [];
  for (const [learnerId, standing] of standings) {
    const lines = await linesFor(ledger, learnerId, standing);
    if (lines.length === 0) continue;
    const key = `even:${learnerId}:${cause}`;
    entries.push({ kind: EntryKind.allocation, day, memo: "", key, lines });
  }
  await postEntries(ledger, entries);
}

async function linesFor(ledger: Ledger, learnerId: LearnerId, standing: Standing): Promise<EntryLine[]> {
  const overpaid = [...standing.lines.filter(({ cents }) => cents < 0), ...standing.stray];
  const given = overpaid.map((line) => toLine(learnerId, line, -line.cents));
  const available = (standing.credit - addMoney(overpaid.map(({ cents }) => cents))) as Cents;
  if (available < 0) {
    const owedAgain = await reopen(ledger, learnerId, standing, -available as Cents);
    return close(learnerId, [...given, ...owedAgain]);
  }
  const { parts } = settle(standing.lines, available);
  return close(learnerId, [...given, ...parts.map((line) => toLine(learnerId, line, -line.cents))]);
}

/** What was paid of the newest invoices, and not let off, is owed again, up to `missing`. */
async function reopen(
  { tx, schoolId }: Ledger,
  learnerId: LearnerId,
  { lines }: Standing,
  missing: Cents,
): Promise<EntryLine[]> {
  const invoiced = await runSql<OpenLine>(
    tx,
    `select line.id as invoiceLineId, line.vote_head_id as voteHeadId,
       line.cents - coalesce((select sum(cents) from journal_line off where off.school_id = ? and off.account = ?
         and off.learner_id = ? and off.invoice_line_id = line.id), 0) as cents
     from invoice_line line join invoice on invoice.id = line.invoice_id
     where line.school_id = ? and invoice.learner_id = ? and invoice.reversed_at is null
     order by invoice.day desc, invoice.id desc, line.id desc`,
    [schoolId, Account.waivers, learnerId, schoolId, learnerId],
  );
  const open = new Map(lines.map(({ invoiceLineId, cents }) => [invoiceLineId, Math.max(cents, 0)]));
  const paid = invoiced.map((line) => ({
    ...line,
    cents: (Number(line.cents) - (open.get(line.invoiceLineId) ?? 0)) as Cents,
  }));
  return settle(paid, missing).parts.map((line) => toLine(learnerId, line, line.cents));
}

const toLine = (learnerId: LearnerId, { invoiceLineId, voteHeadId }: OpenLine, cents: number): EntryLine => ({
  account: Account.receivable,
  learnerId,
  voteHeadId,
  invoiceLineId,
  cents: cents as Cents,
});

/** The other side of it all is the learner's credit. */
function close(learnerId: LearnerId, lines: readonly EntryLine[]): EntryLine[] {
  if (lines.length === 0) return [];
  const cents = (NO_MONEY - addMoney(lines.map((line) => line.cents))) as Cents;
  return [...lines, { account: Account.credit, learnerId, cents }];
}
