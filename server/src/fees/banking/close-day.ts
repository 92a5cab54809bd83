import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import { type Cents, formatMoney, MOST_CENTS } from "../../values/money.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readAccount } from "../ledger/read-account.js";
import { readLine, readOptionalLine } from "../read-line.js";

export type Closing = {
  readonly day: SchoolDay;
  /** The cash in the office at the end of the day. */
  readonly counted: Cents;
  /** Why that is not what the journal says; needed then. */
  readonly note: string | null;
};

const MAX_NOTE = 200;
const CLOSE = {
  name: "dayClose",
  columns: ["schoolId", "day", "expectedCents", "countedCents", "note", "lastEntry", "closedBy", "closedAt"],
} as const;

/**
 * Closes a day's books and those of every day before it. From then on a person is refused an entry for such a day, and
 * what the machine receives counts for the next day. The same day closed again with the same count is the same closing.
 */
export async function closeDay(ledger: Ledger, { day, counted, note }: Closing): Promise<void> {
  const { tx, schoolId, userId, now, closedThrough } = ledger;
  const today = schoolDayAt(now);
  if (day > today) throw new Refusal(ErrorCode.badInput, `That day is still to come: today is ${today}.`);
  if (!Number.isSafeInteger(counted) || counted < 0 || counted > MOST_CENTS) {
    throw new Refusal(ErrorCode.badInput, "Give the cash that was counted.");
  }
  if (closedThrough !== null && day <= closedThrough) {
    if (await isSame(ledger, day, counted)) return;
    throw new Refusal(ErrorCode.conflict, `The books are closed up to ${closedThrough} already.`);
  }
  const expected = await readAccount(tx, schoolId, Account.cash, day);
  const off = (counted - expected) as Cents;
  const said = "why the cash counted is not what the books say";
  const why = off === 0 ? readOptionalLine(note, said, MAX_NOTE) : readLine(note, said, MAX_NOTE);
  await writeRows(tx, CLOSE, [
    {
      schoolId,
      day,
      expectedCents: expected,
      countedCents: counted,
      note: why,
      lastEntry: ledger.numbers.entries,
      closedBy: userId,
      closedAt: now,
    },
  ]);
  await runSql(tx, "update fee_counter set closed_through = ? where school_id = ?", [day, schoolId]);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "day.closed",
    subject: `day:${day}`,
    detail: `Counted KES ${formatMoney(counted)}, off by ${formatMoney(off)}${why === null ? "" : `: ${why}`}`,
  });
}

async function isSame({ tx, schoolId }: Ledger, day: SchoolDay, counted: Cents): Promise<boolean> {
  const [same] = await runSql(
    tx,
    "select 1 from day_close where school_id = ? and day = ? and counted_cents = ? and reopened_at is null",
    [schoolId, day, counted],
  );
  return same !== undefined;
}
