import { setImmediate as pause } from "node:timers/promises";

/** A chunk that took longer than this is followed by one of half its size; well below the 20 ms that nobody notices. */
const LONGEST_MS = 8;
const FIRST = 10;
const MOST = 500;

/**
 * Hands the items over in order, as many at once as some milliseconds allow, and lets the process do something else
 * after each chunk: SQLite answers on the main thread.
 */
export async function inChunks<Item>(
  items: readonly Item[],
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  let size = FIRST;
  for (let at = 0; at < items.length;) {
    const chunk = items.slice(at, at + size);
    const began = performance.now();
    await work(chunk);
    const took = performance.now() - began;
    at += chunk.length;
    if (took > LONGEST_MS) size = Math.max(1, Math.floor(size / 2));
    else if (took < LONGEST_MS / 3) size = Math.min(MOST, size * 2);
    await pause();
  }
}
