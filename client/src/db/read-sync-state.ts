import type { AsiliDb } from "./asili-db";
import { countTray } from "./count-tray";
import { getFeed } from "./feed";
import { getMeta, type Meta } from "./meta";

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
  /** The browser threw an earlier copy away, and the user has not said that they know. */
  readonly evicted: Meta["evicted"] | null;
  /** Whether the browser promised to keep the data; null while it was not asked. */
  readonly persisted: boolean | null;
};

/** `month` is the one to count data in, `YYYY-MM`. */
export async function readSyncState(db: AsiliDb, month: string): Promise<SyncState> {
  const [waiting, needsYou, bytes, syncedAt, evicted, persisted] = await Promise.all([
    db.outbox.where({ state: "waiting" }).primaryKeys(),
    countTray(db),
    getMeta(db, "bytes"),
    getFeed(db, "syncedAt"),
    getMeta(db, "evicted"),
    getMeta(db, "persisted"),
  ]);
  return {
    unsent: waiting.length,
    newest: waiting.at(-1) ?? 0,
    needsYou,
    lastSyncAt: syncedAt ?? null,
    bytesThisMonth: bytes?.month === month ? bytes.total : 0,
    evicted: evicted ?? null,
    persisted: persisted ?? null,
  };
}
