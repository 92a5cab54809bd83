import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

export type Numbered = "entries" | "invoices" | "receipts";

/** A school's journal while it is locked for one transaction. */
export type Ledger = {
  readonly tx: Em;
  readonly schoolId: SchoolId;
  /** Who writes; null when the machine itself does. */
  readonly userId: UserId | null;
  readonly now: Date;
  /** The last numbers given; written back whenever one is taken. */
  readonly numbers: Record<Numbered, number>;
  /** The last day that is closed: nothing is entered for it, nor for a day before it. Null while none is. */
  readonly closedThrough: SchoolDay | null;
};

type Counter = Record<Numbered, number> & { closedThrough: SchoolDay | null };

/**
 * Locks the school's journal until the transaction ends: whoever writes in it takes turns, so what is read from here on
 * (open invoices, numbers, whether a key is taken) stays true until the commit. Call it before reading what you decide by.
 */
export async function openLedger(
  tx: Em,
  { schoolId, userId }: Pick<Ledger, "schoolId" | "userId">,
  now: Date,
): Promise<Ledger> {
  const { closedThrough, ...numbers } = (await lock(tx, schoolId)) ?? (await create(tx, schoolId));
  return { tx, schoolId, userId, now, numbers, closedThrough };
}

/** Takes the next numbers, without gaps; tells the first. */
export async function takeNumbers({ tx, schoolId, numbers }: Ledger, what: Numbered, count = 1): Promise<number> {
  const first = numbers[what] + 1;
  numbers[what] += count;
  await runSql(tx, `update fee_counter set ${what} = ? where school_id = ?`, [numbers[what], schoolId]);
  return first;
}

async function lock(tx: Em, schoolId: SchoolId): Promise<Counter | null> {
  const forUpdate = isSqlite(tx) ? "" : " for update";
  const sql = `select entries, invoices, receipts, closed_through as closedThrough from fee_counter
     where school_id = ?${forUpdate}`;
  const [row] = await runSql<Counter>(tx, sql, [schoolId]);
  return row ? { ...row } : null;
}

async function create(tx: Em, schoolId: SchoolId): Promise<Counter> {
  const ignore = isSqlite(tx) ? "insert or ignore" : "insert ignore";
  await runSql(tx, `${ignore} into fee_counter (school_id, entries, invoices, receipts) values (?, 0, 0, 0)`, [
    schoolId,
  ]);
  const made = await lock(tx, schoolId);
  if (!made) throw new Error(`the journal of school ${schoolId} was opened and is not there`);
  return made;
}
