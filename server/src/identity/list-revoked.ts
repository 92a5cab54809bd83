import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import type { DeviceId } from "../values/ids.js";
import { Device } from "./device.entity.js";

/** A device that was shut out, with what proves it to the device itself. */
export type RevokedDevice = { readonly id: DeviceId; readonly proof: string };

const MOST_AT_ONCE = 20;

/** Which of these devices are shut out for good. Whoever asks is told: it serves nobody but the devices. */
export async function listRevoked(em: Em, ids: readonly DeviceId[]): Promise<RevokedDevice[]> {
  if (ids.length > MOST_AT_ONCE) {
    throw new Refusal(ErrorCode.badInput, `Ask about at most ${MOST_AT_ONCE} devices at once.`);
  }
  const rows = await em.find(
    Device,
    { id: { $in: [...ids] }, revokedAt: { $ne: null }, revocationSecret: { $ne: null } },
    { fields: ["id", "revocationSecret"] },
  );
  return rows.map(({ id, revocationSecret }) => ({ id, proof: revocationSecret! }));
}
