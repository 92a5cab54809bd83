import type { AsiliDb } from "../db/asili-db";

/** A server restored from a backup this old still gets everything back. */
export const KEEP_SENT_MS = 30 * 24 * 3_600_000;

export async function forgetSent(db: AsiliDb, now: number): Promise<void> {
  await db.sent
    .where("at")
    .below(now - KEEP_SENT_MS)
    .delete();
}
