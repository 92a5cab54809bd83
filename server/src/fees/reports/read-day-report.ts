import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { daysBetween, type SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";

/** What happened in an account on a day, in debit; `in` and `out` are both above 0. */
export type AccountDay = {
  readonly account: Account;
  readonly opening: Cents;
  readonly in: Cents;
  readonly out: Cents;
  readonly closing: Cents;
};

export type SuspenseAge = {
  readonly fromDays: number;
  /** Null where there is no end. */
  readonly toDays: number | null;
  readonly receipts: number;
  readonly cents: Cents;
};

/** Ages of suspense, in days from and to. */
const AGES: readonly [from: number, to: number | null][] = [
  [0, 7],
  [8, 30],
  [31, 90],
  [91, null],
];

type Row = { account: Account; opening: number; debit: number; credit: number };

/** Every account's day, in the accounts' order; those in which nothing ever was are left out. */
export async function readAccountDays(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<AccountDay[]> {
  const rows = await runSql<Row>(
    em,
    `select l.account,
       sum(case when e.day < ? then l.cents else 0 end) as opening,
       sum(case when e.day = ? and l.cents > 0 then l.cents else 0 end) as debit,
       sum(case when e.day = ? and l.cents < 0 then -l.cents else 0 end) as credit
     from journal_line l join journal_entry e on e.id = l.entry_id
     where l.school_id = ? and e.day <= ? group by l.account`,
    [day, day, day, schoolId, day],
  );
  const byAccount = new Map(rows.map((row) => [row.account, row]));
  return Object.values(Account).flatMap((account) => {
    const row = byAccount.get(account);
    if (!row) return [];
    const [opening, debit, credit] = [Number(row.opening), Number(row.debit), Number(row.credit)] as Cents[];
    return [{ account, opening: opening!, in: debit!, out: credit!, closing: (opening! + debit! - credit!) as Cents }];
  });
}

/** How long what is in suspense at the end of a day has waited, and how much of it. */
export async function readSuspenseAges(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<SuspenseAge[]> {
  const rows = await runSql<{ day: SchoolDay; cents: number }>(
    em,
    `select r.day, -sum(l.cents) as cents
     from journal_line l join journal_entry e on e.id = l.entry_id join receipt r on r.id = e.receipt_id
     where l.school_id = ? and l.account = ? and e.day <= ? group by r.id, r.day having sum(l.cents) <> 0`,
    [schoolId, Account.suspense, day],
  );
  return AGES.map(([fromDays, toDays]) => {
    const within = rows.filter((row) => {
      const age = daysBetween(row.day, day);
      return age >= fromDays && (toDays === null || age <= toDays);
    });
    const cents = within.reduce((sum, row) => sum + Number(row.cents), 0) as Cents;
    return { fromDays, toDays, receipts: within.length, cents };
  });
}

/** Numbers that no receipt of the school has, though a later one has its: there must be none. At most 100 are told. */
export async function readMissingReceipts(em: Em, schoolId: SchoolId): Promise<number[]> {
  const rows = await runSql<{ first: number; next: number | null }>(
    em,
    `select gap.number + 1 as first,
       (select min(after.number) from receipt after where after.school_id = ? and after.number > gap.number) as next
     from (select 0 as number union all select number from receipt where school_id = ?) gap
     where not exists (select 1 from receipt f where f.school_id = ? and f.number = gap.number + 1)`,
    [schoolId, schoolId, schoolId],
  );
  const missing: number[] = [];
  for (const { first, next } of rows) {
    for (let number = Number(first); next !== null && number < Number(next) && missing.length < 100; number++) {
      missing.push(number);
    }
  }
  return missing;
}
