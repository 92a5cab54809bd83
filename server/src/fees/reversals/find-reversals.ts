import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { JournalEntryId, ReceiptId, ReversalId, SchoolId, UserId } from "../../values/ids.js";
import { addDays, type SchoolDay, startOf } from "../../values/school-day.js";
import type { ReversalState } from "./reversal-state.js";

export type ReversalRow = {
  readonly id: ReversalId;
  readonly receiptId: ReceiptId | null;
  readonly entryId: JournalEntryId | null;
  readonly reason: string;
  readonly state: ReversalState;
  readonly requestedBy: UserId;
  readonly requestedAt: Date;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
};

const COLUMNS = `id, receipt_id as receiptId, entry_id as entryId, reason, state, requested_by as requestedBy,
  requested_at as requestedAt, decided_by as decidedBy, decided_at as decidedAt, note`;

/** A page of the school's wishes to take something back, the newest first. */
export async function findReversals(
  em: Em,
  schoolId: SchoolId,
  state: ReversalState | null,
  page: PageArguments,
): Promise<Connection<ReversalRow>> {
  const [before] = readCursor(page) ?? [];
  const where = ["school_id = ?", ...(state === null ? [] : ["state = ?"])];
  const values: SqlValue[] = [schoolId, ...(state === null ? [] : [state])];
  const more = before === undefined ? "" : " and id < ?";
  const rows = await runSql<ReversalRow>(
    em,
    `select ${COLUMNS} from reversal where ${where.join(" and ")}${more} order by id desc limit ?`,
    [...values, ...(before === undefined ? [] : [before]), page.first + 1],
  );
  const sql = `select count(*) as reversals from reversal where ${where.join(" and ")}`;
  const [count] = await runSql<{ reversals: number }>(em, sql, values);
  return toConnection(rows, page, Number(count?.reversals ?? 0), toRow, ({ id }) => [id]);
}

/** Those that were decided on a day of Nairobi's, the first first; at most 200. */
export async function findDecidedOn(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<ReversalRow[]> {
  const [from, to] = [startOf(day), startOf(addDays(day, 1))];
  const sql = `select ${COLUMNS} from reversal
     where school_id = ? and decided_at >= ? and decided_at < ? order by decided_at, id limit 200`;
  return (await runSql<ReversalRow>(em, sql, [schoolId, from, to])).map(toRow);
}

/** One of the school's; null when there is no such one. */
export async function readReversal(em: Em, schoolId: SchoolId, id: ReversalId): Promise<ReversalRow | null> {
  const sql = `select ${COLUMNS} from reversal where school_id = ? and id = ?`;
  const [row] = await runSql<ReversalRow>(em, sql, [schoolId, id]);
  return row ? toRow(row) : null;
}

const toRow = (row: ReversalRow): ReversalRow => ({
  ...row,
  requestedAt: readInstant(row.requestedAt),
  decidedAt: row.decidedAt === null ? null : readInstant(row.decidedAt),
});
