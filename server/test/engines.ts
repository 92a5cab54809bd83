import { randomBytes } from "node:crypto";
import { schema } from "../src/database-schema.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { type Orm, openOrm } from "../src/platform/orm.js";

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
  const server = servers[engine];
  if (!server) throw new Error(`${engine} is not up`);
  const url = new URL(server.replace(/^mariadb:/, "mysql:"));
  url.pathname = `/asili_test_${randomBytes(6).toString("hex")}`;
  return url.href.replace(/^mysql:/, `${engine}:`);
}

/** Opens a fresh, migrated database; disposing it drops it. */
export async function openFreshDatabase(engine: EngineName): Promise<{ orm: Orm; url: string } & AsyncDisposable> {
  const url = freshDatabaseUrl(engine);
  const parsed = parseDatabaseUrl(url);
  if (!parsed) throw new Error(`not a database URL: ${url}`);
  const orm = await openOrm(parsed, schema);
  await orm.schema.ensureDatabase();
  await orm.migrator.up();
  return { orm, url, [Symbol.asyncDispose]: () => dropAndClose(orm, engine) };
}

async function dropAndClose(orm: Orm, engine: EngineName): Promise<void> {
  if (engine !== "sqlite") await orm.schema.dropDatabase(orm.config.get("dbName") as string);
  await orm.close();
}
