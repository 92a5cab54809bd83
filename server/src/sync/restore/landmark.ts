import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../../context.js";
import { fnv1a32 } from "../../events/fnv1a32.js";
import { readInstallation } from "../../platform/installation.js";
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

type Landed = Pick<Services, "config" | "cache" | "orm">;

/**
 * A file in the data folder and, where there is one, Redis, for all processes of an installation. The file, which falls
 * behind while other processes write, is asked when Redis has forgotten.
 */
export async function openLandmarkStore({ config, cache, orm }: Landed): Promise<LandmarkStore> {
  // By the address alone two databases would be one that stand behind it in turn, or on two machines that share a Redis;
  // by the database's own name alone, one and a copy of it.
  const name = `landmark-${await readInstallation(orm.em.fork() as Em)}-${fnv1a32(placeOf(config.database.url)).toString(36)}`;
  const file = inFile(join(config.dataDir, name));
  if (config.redisUrl === null) return file;
  const shared = inCache(cache, name);
  return {
    read: async () => (await shared.read()) ?? (await file.read()),
    write: async (reached) => {
      await shared.write(reached);
      // A process that may write no files does without.
      await file.write(reached).catch(() => {});
    },
  };
}

/** The same database under another password is the same. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return host + pathname;
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
