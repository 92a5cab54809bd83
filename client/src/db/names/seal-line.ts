import type { AsiliDb, SealedLine } from "../asili-db";
import { type KeyRow, NAMES, newStamp } from "./key-row";
import { cipherOf } from "./names";

const NONCE_BYTES = 12;

/** Seals a line under a nonce of its own, making the key if it is the first. Fails while the names are locked. */
export async function sealLine(db: AsiliDb, scope: number, key: string, line: string): Promise<SealedLine> {
  const keep = db.names.keeper();
  const sealed = await encrypt(await keyOf(db), { scope, key, line });
  keep(sealed, line);
  return sealed;
}

/** Whether what was sealed here is still what the database's key opens. Call it in the transaction that writes it. */
export async function isKeyCurrent(db: AsiliDb): Promise<boolean> {
  const row = await db.keys.get(NAMES);
  if (row?.stamp === db.names.stamp) return true;
  db.names.forget();
  return false;
}

export async function encrypt(
  dataKey: CryptoKey,
  { scope, key, line }: { scope: number; key: string; line: string },
): Promise<SealedLine> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const text = new TextEncoder().encode(line);
  const sealed = await crypto.subtle.encrypt(cipherOf(scope, key, nonce), dataKey, text);
  return new Uint8Array([...nonce, ...new Uint8Array(sealed)]);
}

async function keyOf(db: AsiliDb): Promise<CryptoKey> {
  const { names } = db;
  if (!names.key && !names.locked.get()) await names.load();
  if (!names.key && !names.locked.get()) await makeKey(db);
  if (!names.key) throw new Error("The names are locked.");
  return names.key;
}

/** The first key; another tab may be making it too. */
async function makeKey(db: AsiliDb): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const row: KeyRow = { id: NAMES, stamp: newStamp(), key };
  await db.keys.add(row).catch(() => undefined);
  await db.names.load();
}
