import type { Services } from "../context.js";
import type { Em } from "../platform/orm.js";
import type { DeviceId, UserId } from "../values/ids.js";
import { Device } from "./device.entity.js";
import { endSessions } from "./end-sessions.js";
import { newFamily, newRefreshToken, openSession, type Session, type Standing } from "./open-session.js";
import { recordAudit } from "./record-audit.js";

export type UsedDevice = {
  /** The device this person had here before, to go on counting its operations. */
  deviceId: DeviceId | null;
  deviceLabel: string;
};

const MAX_LABEL = 120;

/** Opens a session for somebody who has proved who they are, on a device of theirs; what was open on it before ends. */
export async function enter(
  tx: Em,
  services: Pick<Services, "tokens" | "clock">,
  standing: Omit<Standing, "deviceId">,
  device: UsedDevice,
): Promise<Session> {
  const now = services.clock.now();
  const { schoolId, userId } = standing;
  const deviceId = await useDevice(tx, userId, device, now);
  const subject = `device:${deviceId}`;
  await recordAudit(tx, { schoolId, userId, action: "user.signed-in", subject, detail: "", at: now });
  return openSession(tx, services, { ...standing, deviceId }, newFamily(), newRefreshToken());
}

async function useDevice(tx: Em, userId: UserId, { deviceId, deviceLabel }: UsedDevice, now: Date): Promise<DeviceId> {
  const label = deviceLabel.trim().slice(0, MAX_LABEL);
  const known = deviceId && (await tx.findOne(Device, { id: deviceId, userId, revokedAt: null }));
  if (known) {
    await endSessions(tx, [known.id], now);
    Object.assign(known, { label, lastSeenAt: now });
    await tx.flush();
    return known.id;
  }
  const device = tx.create(Device, { userId, label, createdAt: now, lastSeenAt: now });
  await tx.flush();
  return device.id;
}
