import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { WaiverId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { grantWaiver } from "./grant-waiver.js";
import { findWaiver, type WaiverRow } from "./read-waivers.js";
import { WaiverStatus } from "./waiver-status.js";

/**
 * Grants or declines a waiver that waits for a second person. Whoever asked for it may withdraw it, but not grant it.
 * The same decision again changes nothing.
 */
export async function decideWaiver(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, grant }: { id: WaiverId; grant: boolean },
): Promise<WaiverRow> {
  const { schoolId, userId } = actor;
  const ledger = await openLedger(tx, actor, now);
  const waiver = await findWaiver(tx, schoolId, id);
  if (!waiver) throw new Refusal(ErrorCode.notFound, "This school has no such waiver.");
  const wanted = grant ? WaiverStatus.granted : WaiverStatus.declined;
  if (waiver.status === wanted) return waiver;
  if (waiver.status !== WaiverStatus.pending) {
    throw new Refusal(ErrorCode.conflict, "This waiver has been decided on already. Look at it again.");
  }
  if (!grant) {
    const sql = "update waiver set status = ?, decided_by = ?, decided_at = ? where school_id = ? and id = ?";
    await runSql(tx, sql, [WaiverStatus.declined, userId, now, schoolId, id]);
    const subject = `waiver:${id}`;
    await recordAudit(tx, { schoolId, userId, action: "waiver.declined", subject, detail: waiver.reason, at: now });
    return (await findWaiver(tx, schoolId, id))!;
  }
  if (userId === null || userId === waiver.requestedBy) {
    throw new Refusal(ErrorCode.conflict, "You asked for this waiver yourself: a second person has to agree to it.");
  }
  return grantWaiver(ledger, id);
}
