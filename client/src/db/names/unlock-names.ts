import type { AsiliDb } from "../asili-db";
import { type KeyRow, NAMES, type PinLock } from "./key-row";
import { pinKey } from "./pin-key";

export type Unlocking =
  | { readonly kind: "open" }
  | { readonly kind: "wrong" }
  /** Nobody may try before so many milliseconds. */
  | { readonly kind: "wait"; readonly ms: number };

const FREE_TRIES = 5;
const MINUTE = 60_000;
/** After each wrong PIN beyond those, the last one again and again: 10,000 tries take more than a year. */
const WAITS_MS = [MINUTE / 2, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** Opens the names with a PIN. A try is counted on the disk before it is made, so that no reload makes it undone. */
export async function unlockNames(db: AsiliDb, pin: string, now = Date.now()): Promise<Unlocking> {
  const counted = await countTry(db, now);
  if (!counted) {
    await db.names.load();
    return { kind: "open" };
  }
  if (typeof counted === "number") return { kind: "wait", ms: counted };
  const key = await unwrap(pin, counted.pin);
  if (!key) return { kind: "wrong" };
  await db.transaction("rw", db.keys, async () => {
    const row = await db.keys.get(NAMES);
    if (row?.pin && row.stamp === counted.stamp) await db.keys.put({ ...row, pin: { ...row.pin, failures: 0 } });
  });
  db.names.unlock({ ...counted, key });
  return { kind: "open" };
}

/** How long until the next try counts. A clock that was put back starts the wait anew. */
function waitBefore({ failures, failedAt }: Pick<PinLock, "failures" | "failedAt">, now: number): number {
  if (failures < FREE_TRIES) return 0;
  const wait = WAITS_MS[Math.min(failures - FREE_TRIES, WAITS_MS.length - 1)]!;
  return now < failedAt ? wait : Math.max(0, failedAt + wait - now);
}

/** The lock with this try counted, or how long to wait; null when no PIN is set. */
function countTry(db: AsiliDb, now: number): Promise<(KeyRow & { readonly pin: PinLock }) | number | null> {
  return db.transaction("rw", db.keys, async () => {
    const row = await db.keys.get(NAMES);
    if (!row?.pin) return null;
    const wait = waitBefore(row.pin, now);
    if (wait > 0) return wait;
    const pin = { ...row.pin, failures: row.pin.failures + 1, failedAt: now };
    await db.keys.put({ ...row, pin });
    return { ...row, pin };
  });
}

async function unwrap(pin: string, lock: PinLock): Promise<CryptoKey | null> {
  const key = await pinKey(pin, lock);
  const algorithm = { name: "AES-GCM", iv: lock.wrapped.subarray(0, 12) };
  try {
    const raw = await crypto.subtle.decrypt(algorithm, key, lock.wrapped.subarray(12));
    return await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
}
