import type { AsiliDb } from "./asili-db";

/** What the phone notes of the server, one row each. */
export type Feed = {
  /** The server's life: another value means it was restored from a backup. */
  epoch: string;
  /** The state of this user's scope list. */
  access: string;
  /** Milliseconds, by this phone: when the server last answered. */
  syncedAt: number;
};

export async function getFeed<Key extends keyof Feed>(db: AsiliDb, key: Key): Promise<Feed[Key] | undefined> {
  return (await db.feed.get(key))?.value as Feed[Key] | undefined;
}

export async function putFeed<Key extends keyof Feed>(db: AsiliDb, key: Key, value: Feed[Key]): Promise<void> {
  await db.feed.put({ key, value });
}
