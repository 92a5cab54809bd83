import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { type HeldOperation, nameOfHeld } from "./held-operation.js";
import type { Verdict } from "../verdict.js";

/** Puts the verdict that was decided on in the place of `held`, where a resend finds it, and notes who decided. */
export async function closeHeld(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  { deviceId, counter, text, userId: author }: HeldOperation,
  { outcome, code, message, cells, seq }: Verdict,
  keepText: boolean,
): Promise<void> {
  await runSql(
    tx,
    `update operation set outcome = ?, code = ?, message = ?, cells = ?, seq = ?, text = ?, decided_by = ?,
       decided_at = ? where school_id = ? and device_id = ? and counter = ?`,
    [outcome, code, message, cells, seq, keepText ? text : null, userId, now, schoolId, deviceId, counter],
  );
  await recordAudit(tx, {
    schoolId,
    userId,
    action: keepText ? "held.declined" : "held.taken-in",
    subject: `operation:${nameOfHeld({ deviceId, counter })}`,
    detail: `of user ${author}: ${outcome}${message && keepText ? `, ${message}` : ""}`,
    at: now,
  });
}
