import type { Cache } from "./cache.js";

const MAX_ENTRIES = 50_000;

type Entry = { value: string; forgetAt: number };

/** A cache for an installation of one process. Over its limit it forgets what was written longest ago. */
export function createMemoryCache(now: () => number = Date.now): Cache {
  const entries = new Map<string, Entry>();

  const live = (key: string): Entry | null => {
    const entry = entries.get(key);
    if (!entry) return null;
    if (entry.forgetAt > now()) return entry;
    entries.delete(key);
    return null;
  };

  const write = (key: string, entry: Entry): void => {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size > MAX_ENTRIES) entries.delete(entries.keys().next().value!);
  };

  return {
    get: async (key) => live(key)?.value ?? null,
    set: async (key, value, ttlSeconds) => write(key, { value, forgetAt: now() + ttlSeconds * 1000 }),
    delete: async (key) => void entries.delete(key),
    increment: async (key, ttlSeconds) => {
      const entry = live(key);
      const count = Number(entry?.value ?? 0) + 1;
      write(key, { value: String(count), forgetAt: entry?.forgetAt ?? now() + ttlSeconds * 1000 });
      return count;
    },
    secondsLeft: async (key) => Math.ceil(((live(key)?.forgetAt ?? now()) - now()) / 1000),
  };
}
