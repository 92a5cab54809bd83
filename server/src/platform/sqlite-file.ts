import { Lru } from "./lru.js";

/** What is used of a prepared statement; `reader` when it gives rows. */
export type SqliteStatement = {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): unknown;
};

/** What is used of an open SQLite file. */
export type SqliteFile = { readonly inTransaction: boolean; prepare(sql: string): SqliteStatement };

/** What is asked of an entity manager. */
type Connected = { getConnection(): object; isInTransaction(): boolean };

const KEPT_STATEMENTS = 200;

const files = new WeakMap<object, SqliteFile>();

/**
 * Keeps the statements of a connection's file prepared, which costs SQLite more than running them, and the file at hand
 * for `freeSqlite`.
 */
export function keepSqliteFile(connection: object, file: SqliteFile): void {
  const prepare = file.prepare.bind(file);
  const kept = new Lru<SqliteStatement>(KEPT_STATEMENTS);
  file.prepare = (sql) => {
    if (!sql.includes("?")) return prepare(sql);
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  files.set(connection, file);
}

/**
 * The SQLite file behind `em` where a statement may run at once: inside the transaction of `em`, or while nobody has
 * one open on the file's only connection. Null where it has to wait its turn, and for other databases.
 */
export function freeSqlite(em: Connected): SqliteFile | null {
  const file = files.get(em.getConnection());
  return file && (em.isInTransaction() || !file.inTransaction) ? file : null;
}
