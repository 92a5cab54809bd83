import type { AsiliDb } from "../db/asili-db";

/** Long enough to answer a call, short enough for a phone left on a desk. */
const LOCK_AFTER_MS = 5 * 60_000;

const channelOf = (db: AsiliDb): BroadcastChannel => new BroadcastChannel(`${db.name}-lock`);

/** Locks a user's names in every tab. */
export function lockNames(db: AsiliDb): void {
  const channel = channelOf(db);
  channel.postMessage(null);
  channel.close();
  db.names.lock();
}

/** Locks the names behind a PIN when another tab is told to, and when nobody has looked for a while. */
export function lockWhenLeft(db: AsiliDb, stopped: AbortSignal): void {
  const channel = channelOf(db);
  const lock = (): void => void (db.names.hasPin && db.names.lock());
  let hiddenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout>;
  const onVisibility = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      timer = setTimeout(lock, LOCK_AFTER_MS);
      return;
    }
    // The timer of a phone that slept has not run.
    if (hiddenAt !== null && Math.abs(Date.now() - hiddenAt) >= LOCK_AFTER_MS) lock();
    hiddenAt = null;
  };
  channel.addEventListener("message", lock);
  document.addEventListener("visibilitychange", onVisibility, { signal: stopped });
  stopped.addEventListener("abort", () => {
    clearTimeout(timer);
    channel.close();
  });
}
