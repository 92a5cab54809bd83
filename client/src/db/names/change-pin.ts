import type { AsiliDb, ItemRow, SealedLine } from "../asili-db";
import { type KeyRow, NAMES, newStamp, type PinLock } from "./key-row";
import { measureRounds, pinKey } from "./pin-key";
import { encrypt } from "./seal-line";
import { sealOldNames } from "./seal-old-names";

/**
 * Puts a PIN before the names, another one, or none. All of them are sealed anew under another key, so that whatever is
 * left on the disk of the old one opens nothing any more. The names have to be unlocked.
 */
export async function changePin(db: AsiliDb, pin: string | null, rounds?: number): Promise<void> {
  await sealOldNames(db);
  const row = await newKeyRow(pin, rounds);
  while (!(await resealAll(db, row))) await db.names.load();
  db.names.unlock(row);
}

/** Both forms of a new key: for the memory, and wrapped where there is a PIN. */
async function newKeyRow(
  pin: string | null,
  rounds: number | undefined,
): Promise<KeyRow & { readonly key: CryptoKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const base = { id: NAMES, stamp: newStamp(), key } as const;
  if (pin === null) return base;
  const secret = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const lock = { salt: crypto.getRandomValues(new Uint8Array(16)), rounds: rounds ?? (await measureRounds()), secret };
  const wrapped = await wrap(await pinKey(pin, lock), raw);
  return { ...base, pin: { ...lock, wrapped, failures: 0, failedAt: 0 } satisfies PinLock };
}

async function wrap(key: CryptoKey, raw: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw);
  return new Uint8Array([...iv, ...new Uint8Array(wrapped)]);
}

/** False when another tab has changed the names or their key meanwhile: read again what there is. */
async function resealAll(db: AsiliDb, { key, ...row }: KeyRow & { readonly key: CryptoKey }): Promise<boolean> {
  const before = (await db.items.toArray()).filter(isSealed);
  const open = await db.names.open(before);
  const { stamp } = db.names;
  const keep = db.names.keeper();
  const after = await Promise.all(
    open.map(async (item): Promise<ItemRow> => {
      const line = await encrypt(key, item);
      keep(line, item.line);
      return { ...item, line };
    }),
  );
  return db.transaction("rw", [db.items, db.keys], async () => {
    const held = (await db.items.toArray()).filter(isSealed);
    const unchanged = held.length === before.length && held.every((item, at) => isSame(item.line, before[at]!.line));
    if (!unchanged || (await db.keys.get(NAMES))?.stamp !== stamp) return false;
    await db.items.bulkPut(after);
    await db.keys.put(row.pin ? row : { ...row, key });
    return true;
  });
}

const isSealed = ({ line }: ItemRow): boolean => typeof line !== "string";

const isSame = (one: ItemRow["line"], other: ItemRow["line"]): boolean => String(one) === String(other as SealedLine);
