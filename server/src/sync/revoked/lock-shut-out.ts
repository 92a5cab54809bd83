import { ErrorCode, Refusal } from "../../errors.js";
import { readRolesIn } from "../../identity/read-roles-in.js";
import type { UserViewer } from "../../identity/viewer.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { DeviceId, SchoolId, UserId } from "../../values/ids.js";

type ShutOutRow = { userId: UserId; schoolId: SchoolId; isDisabled: number; handedOver: number };

/** A device that was shut out, whose sign-in had stood until then. */
export type ShutOut = {
  readonly viewer: UserViewer;
  readonly standing: "shut-out" | "gone";
  readonly handedOver: number;
};

/**
 * Locks the revoked device that brings this refresh token, as its pushes did. A token that had ended before says
 * nothing: it may be a copy that was found out.
 */
export async function lockShutOut(tx: Em, deviceId: DeviceId, refreshToken: string, now: Date): Promise<ShutOut> {
  const forUpdate = isSqlite(tx) ? "" : " for update";
  const sql = `select d.user_id as userId, t.session_school_id as schoolId, d.handed_over as handedOver,
      u.disabled_at is not null as isDisabled
    from refresh_token t join device d on d.id = t.device_id join \`user\` u on u.id = d.user_id
    where t.hash = ? and d.id = ? and d.revoked_at is not null and t.revoked_at >= d.revoked_at and t.expires_at > ?${forUpdate}`;
  const [row] = await runSql<ShutOutRow>(tx, sql, [hashSecret(refreshToken), deviceId, now]);
  if (!row)
    throw new Refusal(ErrorCode.unauthenticated, "Only a device that was signed in until it was revoked may do this.");
  const { userId, schoolId, isDisabled, handedOver } = row;
  const roles = await readRolesIn(tx, schoolId, userId);
  const viewer = { kind: "user", userId, schoolId, deviceId, roles } as const;
  return { viewer, standing: roles.size === 0 || isDisabled ? "gone" : "shut-out", handedOver };
}
