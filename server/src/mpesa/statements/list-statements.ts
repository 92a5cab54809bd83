import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { MpesaFinding, MpesaStatement } from "./statement.type.js";

type Row = Omit<MpesaStatement, "id" | "startsAt" | "endsAt" | "importedAt" | "findings"> & {
  id: number;
  startsAt: unknown;
  endsAt: unknown;
  importedAt: unknown;
  findings: string;
};

/** The statements that a school imported, the newest first. */
export async function listStatements(
  em: Em,
  schoolId: SchoolId,
  page: PageArguments,
): Promise<Connection<MpesaStatement>> {
  const after = readIdCursor(page);
  const older = after === 0 ? { sql: "", values: [] } : { sql: " and id < ?", values: [after] };
  const rows = await read(em, schoolId, `${older.sql} order by id desc limit ?`, [...older.values, page.first + 1]);
  const count = "select count(*) as `rows` from mpesa_statement where school_id = ?";
  const [counted] = await runSql<{ rows: number }>(em, count, [schoolId]);
  return toConnection(rows, page, Number(counted!.rows), toStatement, ({ id }) => [id]);
}

/** One of the school's. */
export async function readStatement(em: Em, schoolId: SchoolId, id: number): Promise<MpesaStatement> {
  const [row] = await read(em, schoolId, " and id = ?", [id]);
  return toStatement(row!);
}

const read = (em: Em, schoolId: SchoolId, tail: string, values: readonly SqlValue[]) =>
  runSql<Row>(
    em,
    `select id, file_name as fileName, starts_at as startsAt, ends_at as endsAt, closing_cents as closingCents,
       book_cents as bookCents, \`rows\`, matched, added, others, findings, imported_at as importedAt
     from mpesa_statement where school_id = ?${tail}`,
    [schoolId, ...values],
  );

const toStatement = (row: Row): MpesaStatement => ({
  ...row,
  id: String(row.id),
  startsAt: row.startsAt === null ? null : readInstant(row.startsAt),
  endsAt: row.endsAt === null ? null : readInstant(row.endsAt),
  closingCents: row.closingCents === null ? null : (Number(row.closingCents) as Cents),
  bookCents: Number(row.bookCents) as Cents,
  findings: JSON.parse(row.findings) as MpesaFinding[],
  importedAt: readInstant(row.importedAt),
});
