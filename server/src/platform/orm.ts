import type { EntityClass, FilterDef, MigrationObject, MikroORM as CoreOrm, Options } from "@mikro-orm/core";
import { defineConfig as defineMariaDb, MikroORM as MariaDb } from "@mikro-orm/mariadb";
import { Migrator } from "@mikro-orm/migrations";
import { defineConfig as defineMySql, MikroORM as MySql } from "@mikro-orm/mysql";
import { defineConfig as defineSqlite, MikroORM as Sqlite, type SqlEntityManager } from "@mikro-orm/sqlite";
import { type DatabaseUrl, Dialect } from "./database-url.js";
import { keepSqliteFile, type SqliteFile } from "./sqlite-file.js";

export type Orm = CoreOrm;
export type Em = SqlEntityManager;

export type Schema = {
  entities: EntityClass<unknown>[];
  filters: Record<string, Omit<FilterDef, "name">>;
  migrations: { [dialect in "sqlite" | "mysql"]: MigrationObject[] };
};

const shared = (schema: Schema, dialect: "sqlite" | "mysql") => ({
  entities: schema.entities,
  filters: schema.filters as NonNullable<Options["filters"]>,
  extensions: [Migrator],
  migrations: { migrationsList: schema.migrations[dialect], snapshot: false, silent: true, tableName: "migration" },
  autoJoinRefsForFilters: false,
  timezone: "Z",
  forceUtcTimezone: true,
  allowGlobalContext: false,
});

type RawConnection = { executeQuery(query: { sql: string; parameters: readonly unknown[] }): Promise<unknown> };

const readCommitted = async (connection: unknown): Promise<void> => {
  const sql = "set session transaction isolation level read committed";
  await (connection as RawConnection).executeQuery({ sql, parameters: [] });
};

/**
 * Opens the database. MySQL and MariaDB get a pool of ten connections, each reading what is committed: under their
 * default a transaction that waited for a lock would go on to read the state from before it. SQLite has one
 * connection, in WAL mode, so whoever holds its transaction must use only the `tx` it was handed.
 */
export async function openOrm({ dialect, url }: DatabaseUrl, schema: Schema): Promise<Orm> {
  const server = {
    charset: "utf8mb4",
    collate: "utf8mb4_bin",
    pool: { min: 0, max: 10 },
    onCreateConnection: readCommitted,
  };
  if (dialect === Dialect.mysql) {
    return MySql.init(defineMySql({ ...shared(schema, "mysql"), ...server, clientUrl: url }));
  }
  if (dialect === Dialect.mariadb) {
    const clientUrl = url.replace(/^mariadb:/, "mysql:");
    return MariaDb.init(defineMariaDb({ ...shared(schema, "mysql"), ...server, clientUrl }));
  }
  const orm = await Sqlite.init(defineSqlite({ ...shared(schema, "sqlite"), dbName: url }));
  const connection = orm.em.getConnection();
  await connection.execute("pragma journal_mode = wal");
  await connection.execute("pragma synchronous = full");
  keepSqliteFile(connection, (await connection.getNativeClient()) as unknown as SqliteFile);
  return orm;
}

/** A SQLite file without tables of ours. */
export const openBareSqlite = (path: string): Promise<Orm> =>
  Sqlite.init(defineSqlite({ dbName: path, entities: [], discovery: { warnWhenNoEntities: false } }));
