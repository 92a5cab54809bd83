import type { Em } from "../platform/orm.js";
import type { DeviceId } from "../values/ids.js";
import { RefreshToken } from "./refresh-token.entity.js";

/** Ends every sign-in on the devices. The devices stay: their operations keep their ids. */
export async function endSessions(tx: Em, deviceIds: readonly DeviceId[], now: Date): Promise<void> {
  if (deviceIds.length === 0) return;
  await tx.nativeUpdate(RefreshToken, { deviceId: { $in: [...deviceIds] }, revokedAt: null }, { revokedAt: now });
}
