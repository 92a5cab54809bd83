import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type {
  InvoiceId,
  InvoiceLineId,
  InvoiceRunId,
  LearnerId,
  SchoolId,
  TermId,
  VoteHeadId,
} from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import type { InvoiceKind } from "./invoice.entity.js";

type InvoiceLineRow = {
  readonly voteHeadId: VoteHeadId | null;
  readonly cents: Cents;
  readonly discountCents: Cents;
  /** What is still owed of it. */
  readonly owed: Cents;
};

export type InvoiceRow = {
  readonly id: InvoiceId;
  readonly number: number;
  readonly kind: InvoiceKind;
  readonly learnerId: LearnerId;
  readonly termId: TermId | null;
  readonly runId: InvoiceRunId | null;
  readonly memo: string;
  readonly childOrder: number | null;
  readonly discountPercent: number | null;
  readonly day: SchoolDay;
  readonly dueDay: SchoolDay;
  readonly reversedAt: Date | null;
  readonly lines: readonly InvoiceLineRow[];
};

type Row = Omit<InvoiceRow, "lines">;
type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

const COLUMNS = `i.id, i.number, i.kind, i.learner_id as learnerId, i.term_id as termId, i.run_id as runId, i.memo,
  i.child_order as childOrder, i.discount_percent as discountPercent, i.day, i.due_day as dueDay, i.reversed_at as reversedAt`;

/** A school's `invoice i` that meet a condition, the latest made first, each with what is still owed of its lines. */
export async function readInvoices(
  em: Em,
  schoolId: SchoolId,
  { sql, values }: Condition,
  limit: number,
): Promise<InvoiceRow[]> {
  const rows = await runSql<Row>(
    em,
    `select ${COLUMNS} from invoice i where i.school_id = ? and ${sql} order by i.number desc limit ?`,
    [schoolId, ...values, limit],
  );
  const linesOf = await readLines(
    em,
    schoolId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    reversedAt: row.reversedAt === null ? null : readInstant(row.reversedAt),
    lines: linesOf.get(row.id) ?? [],
  }));
}

export async function countInvoices(em: Em, schoolId: SchoolId, { sql, values }: Condition): Promise<number> {
  const text = `select count(*) as invoices from invoice i where i.school_id = ? and ${sql}`;
  const [row] = await runSql<{ invoices: number }>(em, text, [schoolId, ...values]);
  return Number(row?.invoices);
}

type Line = InvoiceLineRow & { id: InvoiceLineId; invoiceId: InvoiceId };

async function readLines(
  em: Em,
  schoolId: SchoolId,
  ids: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, InvoiceLineRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await runSql<Line>(
    em,
    `select line.id, line.invoice_id as invoiceId, line.vote_head_id as voteHeadId, line.cents,
       line.discount_cents as discountCents,
       (select coalesce(sum(j.cents), 0) from journal_line j where j.school_id = ? and j.account = ?
          and j.learner_id = invoice.learner_id and j.invoice_line_id = line.id) as owed
     from invoice_line line join invoice on invoice.id = line.invoice_id
     left join vote_head head on head.id = line.vote_head_id
     where line.invoice_id in ${placesFor(ids)} order by coalesce(head.position, 0), line.id`,
    [schoolId, Account.receivable, ...ids],
  );
  const lines = rows.map(({ id: _, invoiceId, voteHeadId, ...money }) => ({
    invoiceId,
    line: {
      voteHeadId,
      cents: Number(money.cents) as Cents,
      discountCents: Number(money.discountCents) as Cents,
      owed: Number(money.owed) as Cents,
    },
  }));
  const byInvoice = Map.groupBy(lines, ({ invoiceId }) => invoiceId);
  return new Map([...byInvoice].map(([id, of]) => [id, of.map(({ line }) => line)]));
}
