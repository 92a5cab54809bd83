import type { Context } from "../../context.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { JournalEntryId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Account } from "../ledger/account.js";
import type { EntryKind } from "../ledger/entry-kind.js";
import { JournalEntryType, JournalLineType } from "./journal-entry.type.js";

type Row = {
  id: JournalEntryId;
  number: number;
  kind: EntryKind;
  day: SchoolDay;
  memo: string;
  at: unknown;
  userId: UserId | null;
  receiptNumber: number | null;
  reverses: number | null;
  reversedBy: number | null;
};
type LineRow = { entryId: JournalEntryId; account: Account; learnerId: LearnerId | null; cents: Cents };

/** A page of a day's entries, in the order of their numbers. */
export async function findEntries(
  em: Em,
  schoolId: SchoolId,
  day: SchoolDay,
  page: PageArguments,
): Promise<Connection<JournalEntryType>> {
  const [last] = readCursor(page) ?? [0];
  const rows = await readRows(em, schoolId, "e.day = ? and e.number > ? order by e.number limit ?", [
    day,
    Number(last),
    page.first + 1,
  ]);
  const lines = await readLines(em, rows.slice(0, page.first));
  const sql = "select count(*) as entries from journal_entry where school_id = ? and day = ?";
  const [count] = await runSql<{ entries: number }>(em, sql, [schoolId, day]);
  return toConnection(
    rows,
    page,
    Number(count?.entries ?? 0),
    (row) => toType(row, lines),
    ({ number }) => [number],
  );
}

/** An entry of the viewer's school. */
export const entryOf = createBatchLoader(async ({ em, viewer }: Context, ids: readonly JournalEntryId[]) => {
  const rows = await readRows(em, viewer!.schoolId, `e.id in ${placesFor(ids)}`, ids);
  const lines = await readLines(em, rows);
  return new Map(rows.map((row) => [row.id, toType(row, lines)]));
});

const readRows = (em: Em, schoolId: SchoolId, where: string, values: readonly SqlValue[]) =>
  runSql<Row>(
    em,
    `select e.id, e.number, e.kind, e.day, e.memo, e.at, e.user_id as userId, r.number as receiptNumber,
       reversed.number as reverses, back.number as reversedBy
     from journal_entry e left join receipt r on r.id = e.receipt_id
     left join journal_entry reversed on reversed.id = e.reverses_id
     left join journal_entry back on back.reverses_id = e.id
     where e.school_id = ? and ${where}`,
    [schoolId, ...values],
  );

async function readLines(em: Em, entries: readonly Row[]): Promise<ReadonlyMap<JournalEntryId, LineRow[]>> {
  if (entries.length === 0) return new Map();
  const rows = await runSql<LineRow>(
    em,
    `select entry_id as entryId, account, learner_id as learnerId, sum(cents) as cents from journal_line
     where entry_id in ${placesFor(entries)} group by entry_id, account, learner_id
     order by entry_id, account, learner_id`,
    entries.map(({ id }) => id),
  );
  return Map.groupBy(rows, ({ entryId }) => entryId);
}

function toType({ id, at, ...row }: Row, lines: ReadonlyMap<JournalEntryId, LineRow[]>): JournalEntryType {
  const own = (lines.get(id) ?? []).map(({ account, learnerId, cents }) =>
    Object.assign(new JournalLineType(), { account, learnerId, cents: Number(cents) as Cents }),
  );
  return Object.assign(new JournalEntryType(), { ...row, id: String(id), at: readInstant(at), lines: own });
}
