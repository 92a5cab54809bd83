import { SqlitePlatform } from "@mikro-orm/sqlite";
import type { Em } from "./orm.js";
import { freeSqlite, type SqliteStatement } from "./sqlite-file.js";

/** What may stand for a `?`. A date is an instant; a school day is text. */
export type SqlValue = string | number | boolean | Date | null;

type Statement = { sql: string; parameters: readonly unknown[]; query: object; queryId: object };
type Runner = { executeQuery(statement: Statement): Promise<{ rows: unknown[] }> };

const RAW = { kind: "RawNode" };
const ANY = {};

/**
 * Runs a statement as it is written, in the transaction that `em` is in, if any. For hot paths: nothing is built or
 * hydrated, and SQLite keeps the statement prepared. It passes the wall between schools, so name the school in it.
 */
export async function runSql<Row = unknown>(em: Em, sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
  try {
    const sqlite = freeSqlite(em);
    if (sqlite) return runPrepared(sqlite.prepare(sql), values) as Row[];
    const runner = em.getTransactionContext<Runner>() ?? (em.getConnection().getClient() as unknown as Runner);
    const parameters = isSqlite(em) ? values.map(toSqlite) : values;
    const { rows } = await runner.executeQuery({ sql, parameters, query: RAW, queryId: ANY });
    return rows as Row[];
  } catch (error) {
    throw toDatabaseError(em, error);
  }
}

/** Runs a statement that gives nothing, once for each list of values, in the transaction that `tx` is in. */
export async function runForEach(tx: Em, sql: string, each: Iterable<readonly SqlValue[]>): Promise<void> {
  const sqlite = freeSqlite(tx);
  if (!sqlite) {
    for (const values of each) await runSql(tx, sql, values);
    return;
  }
  try {
    const statement = sqlite.prepare(sql);
    for (const values of each) runPrepared(statement, values);
  } catch (error) {
    throw toDatabaseError(tx, error);
  }
}

/** `(?, ?, ?)` for so many values. */
export const placesFor = (values: readonly unknown[]): string => `(${values.map(() => "?").join(", ")})`;

/** An instant as a row has it: milliseconds in SQLite, text in UTC elsewhere. */
export const readInstant = (value: unknown): Date =>
  new Date(typeof value === "number" ? value : `${String(value).replace(" ", "T")}Z`);

export const isSqlite = (em: Em): boolean => em.getPlatform() instanceof SqlitePlatform;

const toDatabaseError = (em: Em, error: unknown): Error =>
  em
    .getPlatform()
    .getExceptionConverter()
    .convertException(error as Error);

function runPrepared(statement: SqliteStatement, values: readonly SqlValue[]): unknown[] {
  const parameters = values.map(toSqlite);
  if (statement.reader) return statement.all(parameters);
  statement.run(parameters);
  return [];
}

function toSqlite(value: SqlValue): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}
