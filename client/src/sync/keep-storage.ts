import type { AsiliDb } from "../db/asili-db";
import { getMeta, putMeta } from "../db/meta";

/** Asks the browser to keep the data even when the phone is full, until it agrees, and notes its answer. */
export async function keepStorage(db: AsiliDb, storage: Pick<StorageManager, "persist"> | undefined): Promise<void> {
  if (!storage || (await getMeta(db, "persisted"))) return;
  await putMeta(db, "persisted", await storage.persist());
}
