import { loadUsers } from "../../identity/load-users.js";
import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import { AttendanceStatus } from "../../values/attendance-status.js";
import type { LearnerId, UserId } from "../../values/ids.js";
import type { CellVerdict } from "./attendance-history.entity.js";
import { parseMark } from "../cell.js";
import type { CellHistoryEntryType } from "./cell-history.type.js";
import { type Mark, NOT_TAKEN, PRESENT } from "../mark.js";
import { readReasonsFor } from "../read-reasons-for.js";
import type { Stay } from "../../schools/stay.js";
import type { RegisterRef } from "../register.js";
import { toSaidMark } from "../said-mark.type.js";

type Row = {
  id: number;
  learnerId: LearnerId | null;
  oldValue: string | null;
  newValue: string;
  verdict: CellVerdict;
  userId: UserId;
  allowedBy: UserId | null;
  deviceAt: unknown;
  clockOffset: number;
  at: unknown;
};

type Cell = { readonly ref: RegisterRef; readonly learnerId: LearnerId; readonly stays: readonly Stay[] };

/**
 * What was said of a learner in one session, the latest first: of them in particular, and of their whole class while
 * they were on its roster. A roll that named them is told once, by what it said of them.
 */
export async function listCellHistory(
  em: Em,
  viewer: Viewer,
  cell: Cell,
  page: PageArguments,
): Promise<Connection<CellHistoryEntryType>> {
  const { sql, values } = entriesOf(viewer, cell);
  const after = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
  const rows = await runSql<Row>(
    em,
    `select h.id, h.learner_id as learnerId, h.old_value as oldValue, h.new_value as newValue, h.verdict,
       h.user_id as userId, h.allowed_by as allowedBy, h.device_at as deviceAt, h.clock_offset as clockOffset, h.at
     ${sql} and h.id < ? order by h.id desc limit ?`,
    [...values, after, page.first + 1],
  );
  const [count] = await runSql<{ entries: number }>(em, `select count(*) as entries ${sql}`, values);
  const reasonOf = await readReasonsFor(em, viewer);
  const people = await loadUsers(
    em,
    rows.flatMap(({ userId, allowedBy }) => (allowedBy === null ? [userId] : [userId, allowedBy])),
  );
  const toMark = (value: string | null) => {
    const mark = value === null ? null : markOf(value);
    return mark && toSaidMark(mark, cell.ref.classId, reasonOf);
  };
  const toEntry = (row: Row): CellHistoryEntryType => ({
    id: String(row.id),
    by: people.get(row.userId)!,
    allowedBy: row.allowedBy === null ? null : people.get(row.allowedBy)!,
    at: readInstant(row.at),
    deviceAt: readInstant(row.deviceAt),
    clockOffset: row.clockOffset,
    wholeClass: row.learnerId === null,
    before: toMark(row.oldValue),
    said: toMark(row.newValue)!,
    verdict: row.verdict,
  });
  return toConnection(rows, page, Number(count?.entries ?? 0), toEntry, ({ id }) => [id]);
}

function entriesOf({ schoolId }: Viewer, { ref, learnerId, stays }: Cell): { sql: string; values: SqlValue[] } {
  // A roll's value begins with the revision of its roster, which as a number is all of it that counts.
  const onRoster = stays.map(() => "(h.new_value + 0 >= ? and h.new_value + 0 < ?)").join(" or ");
  const sql = `from attendance_history h
    where h.school_id = ? and h.class_id = ? and h.day = ? and h.session = ? and (h.learner_id = ? or
      h.learner_id is null and (${onRoster}) and not exists (select 1 from attendance_history own
        where own.class_id = h.class_id and own.day = h.day and own.session = h.session and own.learner_id = ?
          and own.device_id = h.device_id and own.counter = h.counter))`;
  const bounds = stays.flatMap(({ fromRev, toRev }) => [fromRev, toRev ?? Number.MAX_SAFE_INTEGER]);
  return { sql, values: [schoolId, ref.classId, ref.day, ref.session, learnerId, ...bounds, learnerId] };
}

/** A learner's value `A.4`, or a roll's `3P`. */
function markOf(value: string): Mark | null {
  const roll = /^\d+([PN])$/.exec(value);
  if (roll) return roll[1] === AttendanceStatus.present ? PRESENT : NOT_TAKEN;
  return parseMark(value);
}
