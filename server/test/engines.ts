import { randomBytes } from "node:crypto";
import { schema } from "../src/database-schema.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { type Orm, openOrm } from "../src/platform/orm.js";
import { type LentDatabase, lendDatabase } from "./lend-database.js";

export type EngineName = "sqlite" | "mysql" | "mariadb";

const servers: Record<"mysql" | "mariadb", string | undefined> = {
  mysql: process.env.ASILI_MYSQL_URL,
  mariadb: process.env.ASILI_MARIADB_URL,
};

const covered = (process.env.ASILI_ENGINES ?? "sqlite").split(",");

/** The database engines this run covers: SQLite always, the others where they are up. */
export const engines = (["sqlite", "mysql", "mariadb"] as const).filter((name) => covered.includes(name));

export const redisUrl = covered.includes("redis") ? process.env.ASILI_REDIS_URL : undefined;

/** The URL of a database of its own on the engine; it does not exist yet. */
export function freshDatabaseUrl(engine: EngineName): string {
  if (engine === "sqlite") return "sqlite::memory:";
  const url = new URL(serverOf(engine));
  url.pathname = `/asili_test_${randomBytes(6).toString("hex")}`;
  return url.href.replace(/^mysql:/, `${engine}:`);
}

/** A migrated database without a row; nobody else's until it is given back. */
export async function lendDatabaseOf(engine: "mysql" | "mariadb"): Promise<LentDatabase> {
  return lendDatabase(serverOf(engine), engine);
}

/** Opens a migrated database without a row; disposing it gives it back. */
export async function openFreshDatabase(engine: EngineName): Promise<{ orm: Orm; url: string } & AsyncDisposable> {
  const lent = engine === "sqlite" ? null : await lendDatabaseOf(engine);
  const url = lent?.url ?? "sqlite::memory:";
  const orm = await openOrm(parseDatabaseUrl(url)!, schema);
  if (lent) await orm.connect();
  else await orm.migrator.up();
  return {
    orm,
    url,
    [Symbol.asyncDispose]: async () => {
      await orm.close();
      await lent?.giveBack();
    },
  };
}

function serverOf(engine: "mysql" | "mariadb"): string {
  const server = servers[engine];
  if (!server) throw new Error(`${engine} is not up`);
  return server.replace(/^mariadb:/, "mysql:");
}
