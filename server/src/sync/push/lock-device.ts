import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";

/** Makes the pushes of one device wait for each other, so that none misses a verdict another is about to store. */
export async function lockDevice(tx: Em, { deviceId, userId }: UserViewer): Promise<void> {
  const forUpdate = isSqlite(tx) ? "" : " for update";
  const sql = `select id from device where id = ? and user_id = ? and revoked_at is null${forUpdate}`;
  const [device] = await runSql(tx, sql, [deviceId, userId]);
  if (device) return;
  throw new Refusal(ErrorCode.unauthenticated, "This device was signed out. Sign in again: nothing on it is lost.");
}
