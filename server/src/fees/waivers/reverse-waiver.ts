import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { WaiverId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { evenOut } from "../ledger/even-out.js";
import { openLedger } from "../ledger/open-ledger.js";
import { reverseEntry } from "../ledger/reverse-entry.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readLine } from "../read-line.js";
import { findWaiver, type WaiverRow } from "./read-waivers.js";
import { WaiverStatus } from "./waiver-status.js";

const MAX_REASON = 120;

/** Takes a waiver back: what it let off is owed again. One that was taken back already stays so. */
export async function reverseWaiver(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, reason: text }: { id: WaiverId; reason: string },
): Promise<WaiverRow> {
  const { schoolId, userId } = actor;
  const reason = readLine(text, "the reason", MAX_REASON);
  const ledger = await openLedger(tx, actor, now);
  const waiver = await findWaiver(tx, schoolId, id);
  if (!waiver) throw new Refusal(ErrorCode.notFound, "This school has no such waiver.");
  if (waiver.status === WaiverStatus.reversed) return waiver;
  if (waiver.status !== WaiverStatus.granted) {
    throw new Refusal(ErrorCode.conflict, "This waiver was not granted, so there is nothing to take back.");
  }
  const day = schoolDayAt(now);
  await reverseEntry(ledger, waiver.entryId!, day, reason);
  const sql = "update waiver set status = ?, decided_by = ?, decided_at = ? where school_id = ? and id = ?";
  await runSql(tx, sql, [WaiverStatus.reversed, userId, now, schoolId, id]);
  await evenOut(ledger, [waiver.learnerId], day, `reversal:waiver:${id}`);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "waiver.reversed",
    subject: `waiver:${id}`,
    detail: reason,
    at: now,
  });
  await tellFeesChanged(ledger, `reversal:waiver:${id}`, [waiver.learnerId]);
  return (await findWaiver(tx, schoolId, id))!;
}
