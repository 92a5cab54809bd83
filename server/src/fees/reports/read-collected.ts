import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { termOfDay, type TermDates } from "../../schools/term-of-day.js";
import type { ClassId, SchoolId } from "../../values/ids.js";
import type { Channel } from "../receipts/channel.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account, MONEY_ACCOUNTS } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { readTermTargets } from "../setup/read-fee-settings.js";

export type ClassCollected = {
  /** Null for learners who are in no class. */
  readonly classId: ClassId | null;
  readonly today: Cents;
  readonly term: Cents;
  /** What was invoiced of the term, less what was let off. */
  readonly invoiced: Cents;
};

/** What came in one way on the day: the receipts of the day that stand. */
type ChannelCollected = { readonly channel: Channel; readonly receipts: number; readonly cents: Cents };

export type Collected = {
  /** What the school means to collect in the term; null where it was not said. */
  readonly target: Cents | null;
  /** All that came in, and is not reversed: in suspense too. */
  readonly today: Cents;
  readonly inTerm: Cents;
  readonly classes: readonly ClassCollected[];
  readonly channels: readonly ChannelCollected[];
};

type Sum = { classId: ClassId | null; cents: number };

/** What was collected on a day and in its term, and by class what reached the learners who are in it now. */
export async function readCollected(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<Collected> {
  const terms = await runSql<TermDates>(em, "select id, year, number, starts, ends from term where school_id = ?", [
    schoolId,
  ]);
  const term = termOfDay(terms, day);
  const [from, to] = term ? [term.starts < day ? term.starts : day, term.ends > day ? term.ends : day] : [day, day];
  const today = await readByClass(em, schoolId, day, day);
  const inTerm = await readByClass(em, schoolId, from, to);
  const invoiced = term ? await readInvoiced(em, schoolId, term) : new Map<ClassId | null, Cents>();
  const ids = new Set([...inTerm.keys(), ...invoiced.keys()]);
  return {
    target: (term && (await readTermTargets(em, schoolId)).get(term.id)) ?? null,
    today: await readCameIn(em, schoolId, day, day),
    inTerm: await readCameIn(em, schoolId, from, to),
    channels: await readChannels(em, schoolId, day),
    classes: [...ids].map((classId) => ({
      classId,
      today: today.get(classId) ?? (0 as Cents),
      term: inTerm.get(classId) ?? (0 as Cents),
      invoiced: invoiced.get(classId) ?? (0 as Cents),
    })),
  };
}

const IN_CLASS = "left join enrolment n on n.learner_id = l.learner_id and n.to_rev is null";

async function readByClass(em: Em, schoolId: SchoolId, from: SchoolDay, to: SchoolDay) {
  const rows = await runSql<Sum>(
    em,
    `select n.class_id as classId, -sum(l.cents) as cents
     from journal_entry e join journal_line l on l.entry_id = e.id ${IN_CLASS}
     where e.school_id = ? and e.day >= ? and e.day <= ? and e.receipt_id is not null and l.account in (?, ?)
     group by n.class_id`,
    [schoolId, from, to, Account.receivable, Account.credit],
  );
  return toMap(rows);
}

async function readInvoiced(em: Em, schoolId: SchoolId, { id }: TermDates) {
  const kinds = [EntryKind.invoice, EntryKind.waiver, EntryKind.discount, EntryKind.reversal];
  const rows = await runSql<Sum>(
    em,
    `select n.class_id as classId, sum(l.cents) as cents
     from invoice i join invoice_line il on il.invoice_id = i.id
     join journal_line l on l.invoice_line_id = il.id and l.school_id = i.school_id and l.account = ?
       and l.learner_id = i.learner_id
     join journal_entry e on e.id = l.entry_id ${IN_CLASS}
     where i.school_id = ? and i.term_id = ? and e.receipt_id is null and e.kind in ${placesFor(kinds)}
     group by n.class_id`,
    [Account.receivable, schoolId, id, ...kinds],
  );
  return toMap(rows);
}

async function readCameIn(em: Em, schoolId: SchoolId, from: SchoolDay, to: SchoolDay): Promise<Cents> {
  const [row] = await runSql<{ cents: number | null }>(
    em,
    `select sum(l.cents) as cents from journal_entry e join journal_line l on l.entry_id = e.id
     where e.school_id = ? and e.day >= ? and e.day <= ? and e.receipt_id is not null
       and l.account in ${placesFor(MONEY_ACCOUNTS)}`,
    [schoolId, from, to, ...MONEY_ACCOUNTS],
  );
  return Number(row?.cents ?? 0) as Cents;
}

async function readChannels(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<ChannelCollected[]> {
  const rows = await runSql<{ channel: Channel; receipts: number; cents: number }>(
    em,
    `select channel, count(*) as receipts, sum(cents) as cents from receipt
     where school_id = ? and day = ? and reversed_at is null group by channel order by channel`,
    [schoolId, day],
  );
  return rows.map(({ channel, receipts, cents }) => ({
    channel,
    receipts: Number(receipts),
    cents: Number(cents) as Cents,
  }));
}

const toMap = (rows: readonly Sum[]): Map<ClassId | null, Cents> =>
  new Map(rows.map(({ classId, cents }) => [classId, Number(cents) as Cents]));
