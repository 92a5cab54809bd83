import type { AsiliDb } from "../db/asili-db";
import { getFeed } from "../db/feed";
import { KEEP_SENT_MS } from "../sync/restart-epoch";

/** A term with its holidays. */
export const TERM_MS = 120 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Forgets what was settled longer ago than a restored server could ask for it, and after a term what the server refused
 * and what its user let go of. Only right after an exchange: who reached the server has a clock that is not years off.
 */
export async function forgetTray(db: AsiliDb, now: number): Promise<void> {
  const syncedAt = await getFeed(db, "syncedAt");
  if (syncedAt === undefined || Math.abs(now - syncedAt) > DAY_MS) return;
  await db.transaction("rw", [db.outbox, db.sent], async () => {
    await db.outbox
      .where("state")
      .notEqual("waiting")
      .filter(({ heardAt }) => heardAt !== undefined && heardAt < now - TERM_MS)
      .delete();
    await db.sent
      .where("at")
      .below(now - KEEP_SENT_MS)
      .filter(({ outcome, at }) => outcome !== "DISCARDED" || at < now - TERM_MS)
      .delete();
  });
}
