import { placesFor, runSql } from "../../platform/sql.js";
import { Account } from "../../fees/ledger/account.js";
import { InvoiceKind } from "../../fees/invoices/invoice.entity.js";
import type { InstalmentPlanId, InvoiceId, LearnerId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { toDayNumber } from "./day-number.js";
import { inChunks } from "./in-chunks.js";
import type { RecordedAccount, RecordedInvoice, RecordedPlan } from "./school-records.js";
import { dayOfInstant, type Source } from "./source.js";

type InvoiceRow = {
  id: InvoiceId;
  learnerId: LearnerId;
  kind: InvoiceKind;
  termId: TermId | null;
  dueDay: SchoolDay;
  reversedAt: unknown;
  day: SchoolDay;
  at: unknown;
  asked: number | string;
};
type MoveRow = { learnerId: LearnerId; invoiceId: InvoiceId; day: SchoolDay; at: unknown; cents: number | string };
type PlanRow = {
  id: InstalmentPlanId;
  learnerId: LearnerId;
  through: InvoiceId;
  createdAt: unknown;
  endedAt: unknown;
};

/** Each learner's account, in the order of the learners. */
export async function readAccounts(
  source: Source,
  learnerIds: readonly LearnerId[],
  onLearners: (count: number) => void,
): Promise<RecordedAccount[]> {
  const accounts: RecordedAccount[] = [];
  await inChunks(learnerIds, async (chunk) => {
    const invoices = Map.groupBy(await readInvoices(source, chunk), ({ learnerId }) => learnerId);
    const moves = Map.groupBy(await readMoves(source, chunk), ({ learnerId }) => learnerId);
    const plans = Map.groupBy(await readPlans(source, chunk), ({ learnerId }) => learnerId);
    for (const id of chunk) {
      const own = invoices.get(id) ?? [];
      const places = new Map(own.map((invoice, place) => [invoice.id, place]));
      accounts.push({
        invoices: own.map(toInvoice),
        moves: (moves.get(id) ?? []).flatMap(({ invoiceId, day, at, cents }) => {
          const invoice = places.get(invoiceId);
          return invoice === undefined ? [] : [{ invoice, cents: Number(cents), known: knownFrom(day, at) }];
        }),
        plans: (plans.get(id) ?? []).map(({ plan }) => plan),
      });
    }
    onLearners(chunk.length);
  });
  return accounts;
}

/** An entry counts from its day on, but was not known before it was made. */
const knownFrom = (day: SchoolDay, at: unknown): number => Math.max(toDayNumber(day), dayOfInstant(at));

const readInvoices = ({ em, schoolId }: Source, ids: readonly LearnerId[]) =>
  runSql<InvoiceRow>(
    em,
    `select i.id, i.learner_id as learnerId, i.kind, i.term_id as termId, i.due_day as dueDay,
       i.reversed_at as reversedAt, e.day, e.at, sum(l.cents - l.discount_cents) as asked
     from invoice i join invoice_line l on l.invoice_id = i.id join journal_entry e on e.id = i.entry_id
     where +i.school_id = ? and i.learner_id in ${placesFor(ids)}
     group by i.id, i.learner_id, i.kind, i.term_id, i.due_day, i.reversed_at, e.day, e.at order by i.id`,
    [schoolId, ...ids],
  );

/** What is owed of an invoice changes only in `receivable`. */
const readMoves = ({ em, schoolId }: Source, ids: readonly LearnerId[]) =>
  runSql<MoveRow>(
    em,
    `select l.learner_id as learnerId, line.invoice_id as invoiceId, e.day, e.at, sum(l.cents) as cents
     from journal_line l join invoice_line line on line.id = l.invoice_line_id join journal_entry e on e.id = l.entry_id
     where l.school_id = ? and l.account = ? and l.learner_id in ${placesFor(ids)}
     group by l.learner_id, line.invoice_id, l.entry_id, e.day, e.at order by l.entry_id, line.invoice_id`,
    [schoolId, Account.receivable, ...ids],
  );

async function readPlans(
  { em, schoolId }: Source,
  ids: readonly LearnerId[],
): Promise<{ learnerId: LearnerId; plan: RecordedPlan }[]> {
  const plans = await runSql<PlanRow>(
    em,
    `select id, learner_id as learnerId, through_invoice_id as through, created_at as createdAt, ended_at as endedAt
     from instalment_plan where +school_id = ? and learner_id in ${placesFor(ids)} order by id`,
    [schoolId, ...ids],
  );
  if (plans.length === 0) return [];
  const rows = await runSql<{ planId: InstalmentPlanId; day: SchoolDay; cents: number | string }>(
    em,
    `select plan_id as planId, day, cents from instalment
     where school_id = ? and plan_id in ${placesFor(plans)} order by day`,
    [schoolId, ...plans.map(({ id }) => id)],
  );
  const byPlan = Map.groupBy(rows, ({ planId }) => planId);
  return plans.map(({ id, learnerId, through, createdAt, endedAt }) => ({
    learnerId,
    plan: {
      through,
      made: dayOfInstant(createdAt),
      ended: endedAt === null ? null : dayOfInstant(endedAt),
      instalments: (byPlan.get(id) ?? []).map(({ day, cents }) => ({ day, cents: Number(cents) })),
    },
  }));
}

const toInvoice = ({ id, kind, termId, dueDay, reversedAt, day, at, asked }: InvoiceRow): RecordedInvoice => ({
  id,
  termId: kind === InvoiceKind.opening ? null : termId,
  due: toDayNumber(dueDay),
  asked: Number(asked),
  known: knownFrom(day, at),
  reversed: reversedAt === null ? null : dayOfInstant(reversedAt),
});
