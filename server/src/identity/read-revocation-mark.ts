import { createHash, randomBytes } from "node:crypto";
import type { Em } from "../platform/orm.js";
import type { DeviceId } from "../values/ids.js";
import { Device } from "./device.entity.js";

const SECRET_BYTES = 32;

/**
 * What a device keeps to tell a true revocation by: the SHA-256 of a secret that the server shows when it revokes the
 * device. Nobody on the way, such as a captive portal, can make a phone wipe itself.
 */
export async function readRevocationMark(em: Em, deviceId: DeviceId): Promise<string> {
  const held = await readSecret(em, deviceId);
  if (held) return markOf(held);
  const revocationSecret = randomBytes(SECRET_BYTES).toString("base64url");
  await em.nativeUpdate(Device, { id: deviceId, revocationSecret: null }, { revocationSecret });
  // Two sign-ins at once agree on the one that was written.
  return markOf((await readSecret(em, deviceId)) ?? revocationSecret);
}

async function readSecret(em: Em, deviceId: DeviceId): Promise<string | null> {
  const options = { fields: ["revocationSecret"], refresh: true, disableIdentityMap: true } as const;
  const device = await em.findOneOrFail(Device, { id: deviceId }, options);
  return device.revocationSecret ?? null;
}

const markOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
