import type { AsiliDb } from "./asili-db";

/** What the phone notes of itself, one row each. */
export type Meta = {
  /** The last counter given to an operation. */
  counter: number;
  /** The school its user is in. */
  school: string;
  /** Whether the browser promised to keep the data; absent while it was not asked. */
  persisted: boolean;
  /** The browser threw an earlier copy away, with so much that was not sent; null where that is not known. */
  evicted: { lost: number | null };
  /** Bytes sent and received in a month. */
  bytes: { month: string; total: number };
  /** Present while names of an earlier version lie open. */
  unsealed: true;
  /** With which what it says is signed when another carries it, and as what the server knows it; null before that. */
  deviceKey: { pair: CryptoKeyPair; knownAs: string | null };
};

export async function getMeta<Key extends keyof Meta>(db: AsiliDb, key: Key): Promise<Meta[Key] | undefined> {
  return (await db.meta.get(key))?.value as Meta[Key] | undefined;
}

export async function putMeta<Key extends keyof Meta>(db: AsiliDb, key: Key, value: Meta[Key]): Promise<void> {
  await db.meta.put({ key, value });
}
