import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

export type DayCloseRow = {
  readonly id: number;
  readonly day: SchoolDay;
  readonly expectedCents: Cents;
  readonly countedCents: Cents;
  readonly note: string | null;
  readonly closedBy: UserId | null;
  readonly closedAt: Date;
  readonly reopenedBy: UserId | null;
  readonly reopenedAt: Date | null;
  readonly reopenReason: string | null;
};

const SELECT = `select id, day, expected_cents as expectedCents, counted_cents as countedCents, note,
  closed_by as closedBy, closed_at as closedAt, reopened_by as reopenedBy, reopened_at as reopenedAt,
  reopen_reason as reopenReason from day_close where school_id = ?`;

/** A page of the school's closings, the newest first. */
export async function findDayCloses(em: Em, schoolId: SchoolId, page: PageArguments): Promise<Connection<DayCloseRow>> {
  const [before] = readCursor(page) ?? [];
  const [more, values]: [string, SqlValue[]] = before === undefined ? ["", []] : [" and id < ?", [before]];
  const sql = `${SELECT}${more} order by id desc limit ?`;
  const rows = await runSql<DayCloseRow>(em, sql, [schoolId, ...values, page.first + 1]);
  const [count] = await runSql<{ closings: number }>(
    em,
    "select count(*) as closings from day_close where school_id = ?",
    [schoolId],
  );
  return toConnection(rows, page, Number(count?.closings ?? 0), toRow, ({ id }) => [id]);
}

/** The last closing that covers the day, whether or not it was reopened; null when there is none. */
export async function readDayClose(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<DayCloseRow | null> {
  const sql = `${SELECT} and day = ? order by id desc limit 1`;
  const [row] = await runSql<DayCloseRow>(em, sql, [schoolId, day]);
  return row ? toRow(row) : null;
}

const toRow = (row: DayCloseRow): DayCloseRow => ({
  ...row,
  expectedCents: Number(row.expectedCents) as Cents,
  countedCents: Number(row.countedCents) as Cents,
  closedAt: readInstant(row.closedAt),
  reopenedAt: row.reopenedAt === null ? null : readInstant(row.reopenedAt),
});
