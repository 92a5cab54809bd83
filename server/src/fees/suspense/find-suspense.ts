import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { runSql } from "../../platform/sql.js";
import type { ReceiptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";

export type Suspended = { readonly receiptId: ReceiptId; readonly day: SchoolDay; readonly cents: Cents };

const WAITING = `select e.receipt_id, -sum(l.cents) as cents from journal_line l join journal_entry e on e.id = l.entry_id
  where l.school_id = ? and l.account = ? group by e.receipt_id having sum(l.cents) <> 0`;

/** A page of the receipts of which something waits in suspense, the oldest first. */
export async function findSuspense(em: Em, schoolId: SchoolId, page: PageArguments): Promise<Connection<Suspended>> {
  const [day, id] = readCursor(page) ?? [];
  const after = day === undefined ? "" : " and (r.day > ? or (r.day = ? and r.id > ?))";
  const rows = await runSql<Suspended>(
    em,
    `select r.id as receiptId, r.day, waiting.cents from (${WAITING}) waiting join receipt r on r.id = waiting.receipt_id
     where r.school_id = ?${after} order by r.day, r.id limit ?`,
    [schoolId, Account.suspense, schoolId, ...(day === undefined ? [] : [day, day, id ?? 0]), page.first + 1],
  );
  const [count] = await runSql<{ receipts: number }>(em, `select count(*) as receipts from (${WAITING}) waiting`, [
    schoolId,
    Account.suspense,
  ]);
  const toNode = (row: Suspended) => ({ ...row, cents: Number(row.cents) as Cents });
  return toConnection(rows, page, Number(count?.receipts ?? 0), toNode, (row) => [row.day, row.receiptId]);
}
