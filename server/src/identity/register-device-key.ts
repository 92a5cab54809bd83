import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { hashSecret } from "../platform/hash-secret.js";
import type { Em } from "../platform/orm.js";
import { readPublicKey } from "../platform/public-key.js";
import { inTransaction } from "../platform/transaction.js";
import { Device } from "./device.entity.js";
import { recordAudit } from "./record-audit.js";
import type { UserViewer } from "./viewer.js";

const FINGERPRINT = 16;
const MOST_EARLIER = 4;

/**
 * Notes the public key of the viewer's own device, in place of any before it: nobody else can tell it for them. A phone
 * whose browser threw its key away makes another; what it had signed before still counts.
 */
export async function registerDeviceKey(services: Services, viewer: UserViewer, publicKey: string): Promise<void> {
  if (!readPublicKey(publicKey)) throw new Refusal(ErrorCode.badInput, "That is not a P-256 public key in base64url.");
  const { schoolId, userId, deviceId } = viewer;
  await inTransaction(services.orm.em as Em, async (tx) => {
    const device = await tx.findOneOrFail(Device, { id: deviceId, userId });
    if (device.publicKey === publicKey) return;
    const action = device.publicKey ? "device.key-replaced" : "device.key-registered";
    device.earlierKeys = earlierOf(device);
    device.publicKey = publicKey;
    await tx.flush();
    await recordAudit(tx, {
      schoolId,
      userId,
      action,
      subject: `device:${deviceId}`,
      detail: hashSecret(publicKey).slice(0, FINGERPRINT),
      at: services.clock.now(),
    });
  });
}

const earlierOf = ({ publicKey, earlierKeys }: Device): string | null =>
  [publicKey, ...(earlierKeys?.split(" ") ?? [])].filter(Boolean).slice(0, MOST_EARLIER).join(" ") || null;
