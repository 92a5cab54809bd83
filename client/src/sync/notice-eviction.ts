import type { KeyValueStore } from "../api/account-book";
import type { AsiliDb } from "../db/asili-db";
import { getFeed } from "../db/feed";

// Local storage is cleared apart from the database, so a note kept there outlives it.
const noteOf = (db: AsiliDb): string => `${db.name}-held`;

/** Notes that the database holds something. */
export function noteHeld(db: AsiliDb, storage: KeyValueStore): void {
  storage.setItem(noteOf(db), "1");
}

/** Whether the browser threw the database away since it last held something. */
export async function noticeEviction(db: AsiliDb, storage: KeyValueStore): Promise<boolean> {
  return storage.getItem(noteOf(db)) === "1" && (await getFeed(db, "epoch")) === undefined;
}
