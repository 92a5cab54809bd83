import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../../context.js";
import { fnv1a32 } from "../../events/fnv1a32.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

/** Where a landmark is kept: outside the database, so that it does not go back with it. */
export type LandmarkStore = {
  read(): Promise<number | null>;
  write(reached: number): Promise<void>;
};

const KEPT_SECONDS = 400 * 86_400;

/** How far a database has come: the sum of its scopes' sequences, which grows with every change and never falls. */
export async function readReached(em: Em): Promise<number> {
  const [row] = await runSql<{ reached: number | string | null }>(em, "select sum(head) as reached from scope_head");
  return Number(row?.reached ?? 0);
}

/** Redis where there is one, for all processes of an installation; else a file in the data folder. */
export function openLandmarkStore({ config, cache }: Pick<Services, "config" | "cache">): LandmarkStore {
  // Two databases that were served from one folder in turn are kept apart.
  const name = `landmark-${fnv1a32(config.database.url).toString(36)}`;
  return config.redisUrl === null ? inFile(join(config.dataDir, name)) : inCache(cache, name);
}

const inCache = (cache: Services["cache"], name: string): LandmarkStore => ({
  read: async () => parse(await cache.get(name)),
  write: (reached) => cache.set(name, String(reached), KEPT_SECONDS),
});

const inFile = (path: string): LandmarkStore => ({
  read: async () => parse(await readFile(path, "utf8").catch(() => null)),
  write: async (reached) => {
    const beside = `${path}.${process.pid}`;
    await writeFile(beside, String(reached));
    await rename(beside, path);
  },
});

const parse = (text: string | null): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);
