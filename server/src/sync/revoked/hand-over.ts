import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { DeviceId } from "../../values/ids.js";
import { MAX_HELD } from "../batch-limits.js";
import { checkSize, offsetOf, type Push } from "../push/push.js";
import { judgeOperations } from "../push/judge-operations.js";
import { lockShutOut, type ShutOut } from "./lock-shut-out.js";
import { readSent } from "../sent-operation.js";
import type { Verdict } from "../verdict.js";
import { writeBatch } from "../push/write-batch.js";

export type HandOver = Push & { readonly deviceId: DeviceId; readonly refreshToken: string };

/**
 * Takes what a revoked device had not sent, after it has let go of all it had fetched. Nothing of it takes effect: it
 * waits for the head. The same again gets the same answer.
 */
export async function handOver(services: Services, em: Em, sent: HandOver): Promise<readonly Verdict[]> {
  checkSize(sent.operations);
  const now = services.clock.now();
  const operations = sent.operations.map(readSent);
  return writeBatch(services, em, async (tx, oneByOne) => {
    const shutOut = await lockShutOut(tx, sent.deviceId, sent.refreshToken, now);
    const { viewer, standing } = shutOut;
    tx.setFilterParams("school", { schoolId: viewer.schoolId });
    const clockOffset = offsetOf(sent.deviceNow, now);
    const { verdicts } = await judgeOperations(tx, { viewer, standing, now, clockOffset, operations, oneByOne });
    await noteHandOver(tx, shutOut, now);
    return verdicts;
  });
}

/** Counts what the device has brought since it was revoked, so that what is sent again is not counted again. */
async function noteHandOver(tx: Em, { viewer, handedOver }: ShutOut, now: Date): Promise<void> {
  const { deviceId, schoolId, userId } = viewer;
  const sql = `select count(*) as total from operation o join device d on d.id = o.device_id
    where o.device_id = ? and o.outcome = 'held' and o.at >= d.revoked_at`;
  const [row] = await runSql<{ total: number }>(tx, sql, [deviceId]);
  const total = Number(row?.total ?? 0);
  // A thief who goes on making them up comes to an end.
  if (total > MAX_HELD) {
    throw new Refusal(
      ErrorCode.payloadTooLarge,
      `${MAX_HELD} changes of this device wait for the head. What is left stays on it: ask the head to decide, then try again.`,
    );
  }
  await runSql(tx, "update device set wiped_at = coalesce(wiped_at, ?), handed_over = ? where id = ?", [
    now,
    total,
    deviceId,
  ]);
  const detail = `${total - handedOver} changes`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "device.handed-over",
    subject: `device:${deviceId}`,
    detail,
    at: now,
  });
}
