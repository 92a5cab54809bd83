import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Account } from "./account.js";

/** What lies in an account, in debit: of all entries, or of those up to the end of a day. */
export async function readAccount(
  em: Em,
  schoolId: SchoolId,
  account: Account,
  day: SchoolDay | null = null,
): Promise<Cents> {
  const upTo = day === null ? "" : " and (select e.day from journal_entry e where e.id = l.entry_id) <= ?";
  const [row] = await runSql<{ cents: number | null }>(
    em,
    `select sum(l.cents) as cents from journal_line l where l.school_id = ? and l.account = ?${upTo}`,
    [schoolId, account, ...(day === null ? [] : [day])],
  );
  return Number(row?.cents ?? 0) as Cents;
}
