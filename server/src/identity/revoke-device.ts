import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import type { DeviceId } from "../values/ids.js";
import { announceAccessChange } from "./announce-access-change.js";
import { Device } from "./device.entity.js";
import { endSessions } from "./end-sessions.js";
import { canManageDevices } from "./identity.policy.js";
import { Membership } from "./membership.entity.js";
import { recordAudit } from "./record-audit.js";
import type { UserViewer } from "./viewer.js";

/** Shuts a device out for good: the viewer's own, or, for an administrator, anybody's at the school. */
export async function revokeDevice(services: Services, viewer: UserViewer, deviceId: DeviceId): Promise<Device> {
  const { schoolId, userId } = viewer;
  const now = services.clock.now();
  const device = await inTransaction(services.orm.em as Em, async (tx) => {
    tx.setFilterParams("school", { schoolId });
    const found = await tx.findOne(Device, { id: deviceId });
    const isTheirs = found?.userId === userId;
    const isOfSchool = found && canManageDevices(viewer) && (await tx.count(Membership, { userId: found.userId })) > 0;
    if (!found || !(isTheirs || isOfSchool)) {
      throw new Refusal(ErrorCode.notFound, "There is no such device among those you may revoke.");
    }
    if (found.revokedAt) return found;
    found.revokedAt = now;
    await endSessions(tx, [deviceId], now);
    await recordAudit(tx, {
      schoolId,
      userId,
      action: "device.revoked",
      subject: `device:${deviceId}`,
      detail: found.label,
      at: now,
    });
    return found;
  });
  await announceAccessChange(services, device.userId);
  return device;
}
