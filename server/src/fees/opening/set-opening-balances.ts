import { recordAudit } from "../../identity/record-audit.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { InvoiceId, JournalEntryId, LearnerId, SchoolId } from "../../values/ids.js";
import { addMoney, type Cents, formatMoney, NO_MONEY } from "../../values/money.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { InvoiceKind } from "../invoices/invoice.entity.js";
import { reverseInvoices, type StandingInvoice } from "../invoices/reverse-invoices.js";
import { type NewInvoice, writeInvoices } from "../invoices/write-invoices.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { type NewEntry, postEntries } from "../ledger/post-entry.js";
import { reverseEntries } from "../ledger/reverse-entry.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";

/** Above 0 is owed, below 0 was paid ahead, 0 is neither. */
export type Opening = { readonly learnerId: LearnerId; readonly cents: Cents };

export type OpeningRow = Opening & {
  readonly day: SchoolDay;
  readonly version: number;
  readonly entryId: JournalEntryId | null;
  readonly invoiceId: InvoiceId | null;
};

const IDS_A_STATEMENT = 500;
const MEMO = "Balance brought forward";
const OPENING = {
  name: "openingBalance",
  columns: ["learnerId", "schoolId", "cents", "day", "version", "entryId", "invoiceId"],
  key: ["learnerId"],
} as const;

/** The opening balances of learners that were ever set, by learner. */
export async function readOpenings(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, OpeningRow>> {
  const openings = new Map<LearnerId, OpeningRow>();
  for (const chunk of chunksOf(learnerIds, IDS_A_STATEMENT)) {
    const rows = await runSql<OpeningRow>(
      em,
      `select learner_id as learnerId, cents, day, version, entry_id as entryId, invoice_id as invoiceId
       from opening_balance where school_id = ? and learner_id in ${placesFor(chunk)}`,
      [schoolId, ...chunk],
    );
    for (const row of rows) openings.set(row.learnerId, { ...row, cents: Number(row.cents) as Cents });
  }
  return openings;
}

/**
 * Brings in what learners owed or had paid ahead: each learner once. One that is set already to the same amount stays as
 * it is; to another, the entry that stands is taken back and a new one made. Tells how many changed.
 */
export async function setOpeningBalances(ledger: Ledger, wanted: readonly Opening[], day: SchoolDay): Promise<number> {
  const { tx, schoolId, userId, now } = ledger;
  const ids = wanted.map(({ learnerId }) => learnerId);
  const known = await readOpenings(tx, schoolId, ids);
  const changed = wanted.filter(({ learnerId, cents }) => (known.get(learnerId)?.cents ?? NO_MONEY) !== cents);
  if (changed.length === 0) return 0;
  const cause = `opening:after:${ledger.numbers.entries}`;
  await takeBack(
    ledger,
    changed.flatMap(({ learnerId }) => known.get(learnerId) ?? []),
    cause,
  );

  const versionOf = (learnerId: LearnerId) => (known.get(learnerId)?.version ?? 0) + 1;
  const keyOf = (learnerId: LearnerId) => `opening:${learnerId}:${versionOf(learnerId)}`;
  const owed = changed.filter(({ cents }) => cents > 0);
  const invoiceIds = await writeInvoices(
    ledger,
    owed.map((opening) => invoiceOf(opening, day, keyOf(opening.learnerId))),
  );
  const invoiceOfLearner = new Map(owed.map(({ learnerId }, index) => [learnerId, invoiceIds[index]!]));
  const ahead = changed.filter(({ cents }) => cents < 0);
  await postEntries(
    ledger,
    ahead.map((opening) => creditOf(opening, day, keyOf(opening.learnerId))),
  );
  const entryIds = await readEntryIds(
    ledger,
    [...owed, ...ahead].map(({ learnerId }) => keyOf(learnerId)),
  );
  const rows = changed.map(({ learnerId, cents }) => {
    const entryId = entryIds.get(keyOf(learnerId)) ?? null;
    const invoiceId = invoiceOfLearner.get(learnerId) ?? null;
    return { learnerId, schoolId, cents, day, version: versionOf(learnerId), entryId, invoiceId };
  });
  await writeRows(tx, OPENING, rows);
  const changedIds = changed.map(({ learnerId }) => learnerId);
  await evenOut(ledger, changedIds, day, cause);
  const detail = `${changed.length} learners, KES ${formatMoney(addMoney(changed.map(({ cents }) => cents)))} as of ${day}`;
  const subject = changed.length === 1 ? `learner:${changedIds[0]}` : `school:${schoolId}`;
  await recordAudit(tx, { schoolId, userId, action: "opening-balances.set", subject, detail, at: now });
  await tellFeesChanged(ledger, cause, changedIds);
  return changed.length;
}

async function takeBack(ledger: Ledger, openings: readonly OpeningRow[], cause: string): Promise<void> {
  const { tx, schoolId, now } = ledger;
  const invoiceIds = openings.flatMap(({ invoiceId }) => invoiceId ?? []);
  const invoices: StandingInvoice[] = [];
  for (const chunk of chunksOf(invoiceIds, IDS_A_STATEMENT)) {
    const sql = `select id, number, learner_id as learnerId, entry_id as entryId from invoice
       where school_id = ? and id in ${placesFor(chunk)}`;
    invoices.push(...(await runSql<StandingInvoice>(tx, sql, [schoolId, ...chunk])));
  }
  await reverseInvoices(ledger, invoices, MEMO, `${cause}:back`);
  const credits = openings.flatMap(({ invoiceId, entryId }) =>
    invoiceId === null && entryId !== null ? [entryId] : [],
  );
  await reverseEntries(ledger, credits, schoolDayAt(now), MEMO);
}

const invoiceOf = ({ learnerId, cents }: Opening, day: SchoolDay, key: string): NewInvoice => ({
  kind: InvoiceKind.opening,
  learnerId,
  termId: null,
  runId: null,
  structureId: null,
  memo: MEMO,
  childOrder: null,
  discountPercent: null,
  day,
  dueDay: day,
  key,
  lines: [
    {
      voteHeadId: null,
      cents,
      discountCents: NO_MONEY,
    },
  ],
});

const creditOf = ({ learnerId, cents }: Opening, day: SchoolDay, key: string): NewEntry => ({
  kind: EntryKind.opening,
  day,
  memo: MEMO,
  key,
  lines: [
    {
      account: Account.credit,
      learnerId,
      cents,
    },
    {
      account: Account.opening,
      cents: -cents as Cents,
    },
  ],
});

async function readEntryIds({ tx, schoolId }: Ledger, keys: readonly string[]) {
  const ids = new Map<string, JournalEntryId>();
  for (const chunk of chunksOf(keys, IDS_A_STATEMENT)) {
    const sql = `select id, \`key\` from journal_entry where school_id = ? and \`key\` in ${placesFor(chunk)}`;
    for (const { id, key } of await runSql<{ id: JournalEntryId; key: string }>(tx, sql, [schoolId, ...chunk])) {
      ids.set(key, id);
    }
  }
  return ids;
}
