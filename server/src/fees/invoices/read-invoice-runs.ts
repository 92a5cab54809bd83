import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { InvoiceRunId, SchoolId, TermId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

export type InvoiceRunRow = {
  readonly id: InvoiceRunId;
  readonly key: string;
  readonly termId: TermId;
  readonly day: SchoolDay;
  readonly dueDay: SchoolDay;
  readonly invoices: number;
  readonly cents: Cents;
  readonly discountCents: Cents;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly reversedBy: UserId | null;
  readonly reversedAt: Date | null;
};

const COLUMNS = `id, \`key\`, term_id as termId, day, due_day as dueDay, invoices, cents, discount_cents as discountCents,
  created_by as createdBy, created_at as createdAt, reversed_by as reversedBy, reversed_at as reversedAt`;

/** A school's invoice runs that meet a condition, the latest first. */
export async function readInvoiceRuns(
  em: Em,
  schoolId: SchoolId,
  { sql, values }: { sql: string; values: SqlValue[] },
  limit: number,
): Promise<InvoiceRunRow[]> {
  const rows = await runSql<InvoiceRunRow>(
    em,
    `select ${COLUMNS} from invoice_run where school_id = ? and ${sql} order by id desc limit ?`,
    [schoolId, ...values, limit],
  );
  return rows.map((row) => ({
    ...row,
    cents: Number(row.cents) as Cents,
    discountCents: Number(row.discountCents) as Cents,
    createdAt: readInstant(row.createdAt),
    reversedAt: row.reversedAt === null ? null : readInstant(row.reversedAt),
  }));
}

export async function findInvoiceRun(em: Em, schoolId: SchoolId, id: InvoiceRunId): Promise<InvoiceRunRow | null> {
  const [run] = await readInvoiceRuns(em, schoolId, { sql: "id = ?", values: [id] }, 1);
  return run ?? null;
}
