import type { Account } from "../api/account";
import { deflate } from "../api/deflate";
import type { AsiliDb } from "../db/asili-db";
import { encodeEnvelope } from "../values/envelope";
import { deviceKey } from "./device-key";
import { readSendable } from "../sync/outbox/read-sendable";
import { MAX_OPERATIONS, takeBatch } from "../sync/take-batch";

/** What waits on this phone, signed for others to carry. Each envelope holds as much as one push. */
export type Sealed = {
  readonly envelopes: readonly Uint8Array<ArrayBuffer>[];
  readonly operations: number;
};

/** Not on the disk, where it would outlive what it says. */
const lastSealed = new WeakMap<AsiliDb, ReadonlyMap<string, Uint8Array<ArrayBuffer>>>();

/**
 * Nothing leaves the outbox: the phone keeps it all until the server itself confirms. The same words are signed once, so
 * that a colleague who reads them twice carries them once. `now` is in milliseconds.
 */
export async function sealEnvelopes(db: AsiliDb, account: Account, now: number): Promise<Sealed> {
  const rows = await readSendable(db, account.schoolId, Number.MAX_SAFE_INTEGER);
  const before = lastSealed.get(db);
  const sealed = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let left = rows; left.length > 0;) {
    const batch = takeBatch(left, MAX_OPERATIONS);
    const text = batch.map((row) => row.text).join("\n");
    const says = `${account.deviceId} ${account.schoolId}\n${text}`;
    sealed.set(says, before?.get(says) ?? (await seal(db, account, text, now)));
    left = left.slice(batch.length);
  }
  lastSealed.set(db, sealed);
  return { envelopes: [...sealed.values()], operations: rows.length };
}

async function seal(
  db: AsiliDb,
  { deviceId, userId, schoolId }: Account,
  text: string,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const label = { deviceId: Number(deviceId), userId, schoolId: Number(schoolId), made: Math.floor(now / 1000) };
  const { body, encoding } = await deflate(text);
  const signed = encodeEnvelope(label, encoding ?? "plain", body);
  const { pair } = await deviceKey(db);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, signed);
  return Uint8Array.from([...signed, ...new Uint8Array(signature)]);
}
