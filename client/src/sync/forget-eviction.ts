import type { AsiliDb } from "../db/asili-db";

/** The user has read that the phone cleared the storage. */
export async function forgetEviction(db: AsiliDb): Promise<void> {
  await db.meta.delete("evicted");
}
