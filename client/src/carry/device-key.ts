import type { AsiliDb } from "../db/asili-db";
import { getMeta, type Meta, putMeta } from "../db/meta";

const ECDSA = { name: "ECDSA", namedCurve: "P-256" } as const;

/** The device's own hand, made at first use. The private half cannot be read, not even by this app: it only signs. */
export async function deviceKey(db: AsiliDb): Promise<Meta["deviceKey"]> {
  const held = await getMeta(db, "deviceKey");
  if (held) return held;
  const pair = await crypto.subtle.generateKey(ECDSA, false, ["sign", "verify"]);
  return db.transaction("rw", db.meta, async () => {
    // Another tab may have made one meanwhile.
    const made = (await getMeta(db, "deviceKey")) ?? { pair, knownAs: null };
    await putMeta(db, "deviceKey", made);
    return made;
  });
}

/** As what a server knows the key: after a restore it may have forgotten. */
export function knownAs(deviceId: string, epoch: string | undefined): string {
  return `${deviceId} ${epoch ?? ""}`;
}
