import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../errors.js";
import { Device } from "../identity/device.entity.js";
import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";

/** Makes the pushes of one device wait for each other, so that none misses a verdict another is about to store. */
export async function lockDevice(tx: Em, { deviceId, userId }: UserViewer): Promise<void> {
  const [device] = await tx
    .createQueryBuilder(Device)
    .select(["id", "revokedAt"])
    .where({ id: deviceId, userId })
    .setLockMode(LockMode.PESSIMISTIC_WRITE)
    .execute<Pick<Device, "id" | "revokedAt">[]>();
  if (device && !device.revokedAt) return;
  throw new Refusal(ErrorCode.unauthenticated, "This device was signed out. Sign in again: nothing on it is lost.");
}
