import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readLine } from "../read-line.js";

const MAX_REASON = 200;

/** Takes the last closing back: the days since the closing before it are open again. */
export async function reopenDay(ledger: Ledger, day: SchoolDay, reason: string): Promise<void> {
  const { tx, schoolId, userId, now, closedThrough } = ledger;
  const why = readLine(reason, "why", MAX_REASON);
  if (closedThrough !== day) {
    const text =
      closedThrough === null ? "No day is closed." : `Only the last closing is taken back, that of ${closedThrough}.`;
    throw new Refusal(ErrorCode.conflict, text);
  }
  await runSql(
    tx,
    `update day_close set reopened_by = ?, reopened_at = ?, reopen_reason = ?
     where school_id = ? and day = ? and reopened_at is null`,
    [userId, now, why, schoolId, day],
  );
  const [before] = await runSql<{ day: SchoolDay | null }>(
    tx,
    "select max(day) as day from day_close where school_id = ? and reopened_at is null",
    [schoolId],
  );
  const sql = "update fee_counter set closed_through = ? where school_id = ?";
  await runSql(tx, sql, [before?.day ?? null, schoolId]);
  await recordAudit(tx, { schoolId, userId, at: now, action: "day.reopened", subject: `day:${day}`, detail: why });
}
