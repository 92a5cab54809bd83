import { scopeName, userScope } from "../../events/scope.js";
import { readRolesIn } from "../../identity/read-roles-in.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { Envelope } from "./envelope.js";
import type { Standing } from "../standing.js";

/** Whose words an envelope brings, and how they stand with the school now. */
export type Origin = {
  readonly viewer: UserViewer;
  readonly standing: Standing;
  readonly publicKeys: readonly string[];
};

type DeviceRow = { publicKey: string | null; earlierKeys: string | null; isRevoked: number; isDisabled: number };

/**
 * Locks the device an envelope says it comes from, as its own pushes do. Null when this user never stood in this school
 * with this device, or the device has told no key.
 */
export async function lockOrigin(tx: Em, { deviceId, userId, schoolId }: Envelope): Promise<Origin | null> {
  const forUpdate = isSqlite(tx) ? "" : " for update";
  const sql = `select d.public_key as publicKey, d.earlier_keys as earlierKeys, d.revoked_at is not null as isRevoked,
      u.disabled_at is not null as isDisabled
    from device d join \`user\` u on u.id = d.user_id where d.id = ? and d.user_id = ?${forUpdate}`;
  const [device] = await runSql<DeviceRow>(tx, sql, [deviceId, userId]);
  if (!device?.publicKey) return null;
  const roles = await readRolesIn(tx, schoolId, userId);
  const works = roles.size > 0 && !device.isDisabled;
  if (!works && !(await hasStoodIn(tx, schoolId, userId))) return null;
  return {
    viewer: { kind: "user", userId, schoolId, deviceId, roles },
    standing: works ? (device.isRevoked ? "shut-out" : "present") : "gone",
    publicKeys: [device.publicKey, ...(device.earlierKeys?.split(" ") ?? [])],
  };
}

/** Whether the user ever followed the school: nobody who did not work there has a scope of their own in it. */
async function hasStoodIn(tx: Em, schoolId: Envelope["schoolId"], userId: Envelope["userId"]): Promise<boolean> {
  const [scope] = await runSql(tx, "select id from scope_head where name = ?", [
    scopeName(userScope(schoolId, userId)),
  ]);
  return scope !== undefined;
}
