import { randomUUID } from "node:crypto";
import type { Cache } from "./cache.js";

/** Longer than any reading takes: a copy made of what was read before a change must not find the change forgotten. */
const CHANGE_SECONDS = 3600;

/**
 * What `read` answers, or a copy of it that is at most `seconds` old. A change that `voidKept` tells of is seen by whoever
 * asks after it, also where the copy is made by a reader that began before it. Null is not kept.
 */
export async function readKept<Value>(
  cache: Cache,
  key: string,
  seconds: number,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  const [kept, change] = await Promise.all([cache.get(key), cache.get(changeOf(key))]);
  if (kept !== null) {
    const copy = JSON.parse(kept) as { after: string | null; value: Value };
    if (copy.after === change) return copy.value;
  }
  const value = await read();
  if (value !== null) await cache.set(key, JSON.stringify({ after: change, value }), seconds);
  return value;
}

/** Call after the commit that changed what is read. */
export const voidKept = (cache: Cache, key: string): Promise<void> =>
  cache.set(changeOf(key), randomUUID(), CHANGE_SECONDS);

const changeOf = (key: string) => `${key}:changed`;
