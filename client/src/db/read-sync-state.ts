import type { AsiliDb } from "./asili-db";
import { getMeta } from "./meta";
import { readTray } from "./read-tray";

/** What the database knows of its own sending, in every tab alike. */
export type SyncState = {
  /** Operations that wait to be sent. */
  readonly unsent: number;
  /** The number of the newest of them; 0 when there is none. */
  readonly newest: number;
  /** Items of the tray. */
  readonly needsYou: number;
  /** Milliseconds; null before the first answer. */
  readonly lastSyncAt: number | null;
  readonly bytesThisMonth: number;
  /** Whether the browser promised to keep the data; null while it was not asked. */
  readonly persisted: boolean | null;
};

/** `month` is the one to count data in, `YYYY-MM`. */
export async function readSyncState(db: AsiliDb, month: string): Promise<SyncState> {
  const waiting = await db.outbox.where({ state: "waiting" }).primaryKeys();
  const { operations, notices } = await readTray(db);
  const bytes = await getMeta(db, "bytes");
  return {
    unsent: waiting.length,
    newest: waiting.at(-1) ?? 0,
    needsYou: operations.length + notices.length,
    lastSyncAt: (await getMeta(db, "syncedAt")) ?? null,
    bytesThisMonth: bytes?.month === month ? bytes.total : 0,
    persisted: (await getMeta(db, "persisted")) ?? null,
  };
}
