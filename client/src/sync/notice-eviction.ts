import type { KeyValueStore } from "../api/account-book";
import type { AsiliDb } from "../db/asili-db";
import { getFeed } from "../db/feed";
import { putMeta } from "../db/meta";

// Local storage is cleared apart from the database, so a note kept there outlives it.
const noteOf = (db: AsiliDb): string => `${db.name}-held`;

/** Notes that the database holds something, and how much of it the server has not taken. */
export function noteHeld(db: AsiliDb, storage: KeyValueStore, untaken: number): void {
  const note = `${untaken} held`;
  if (storage.getItem(noteOf(db)) !== note) storage.setItem(noteOf(db), note);
}

/**
 * If the browser threw the database away since it last held something, writes that down in the new one, so that it is told until
 * its user has read it.
 */
export async function noticeEviction(db: AsiliDb, storage: KeyValueStore): Promise<void> {
  const note = storage.getItem(noteOf(db));
  if (!note || (await getFeed(db, "epoch")) !== undefined) return;
  // Version 1 only noted that there was something.
  await putMeta(db, "evicted", { lost: note === "1" ? null : parseInt(note) });
  // Whatever becomes of the next exchange, this loss is noticed once.
  storage.setItem(noteOf(db), "");
}
