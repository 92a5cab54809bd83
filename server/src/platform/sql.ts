import { SqlitePlatform } from "@mikro-orm/sqlite";
import type { Em } from "./orm.js";

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
  const connection = em.getConnection();
  const runner = em.getTransactionContext<Runner>() ?? (connection.getClient() as unknown as Runner);
  const parameters = isSqlite(em) ? values.map(toSqlite) : values;
  try {
    const { rows } = await runner.executeQuery({ sql, parameters, query: RAW, queryId: ANY });
    return rows as Row[];
  } catch (error) {
    throw em
      .getPlatform()
      .getExceptionConverter()
      .convertException(error as Error);
  }
}

/** `(?, ?, ?)` for so many values. */
export const placesFor = (values: readonly unknown[]): string => `(${values.map(() => "?").join(", ")})`;

/** An instant as a row has it: milliseconds in SQLite, text in UTC elsewhere. */
export const readInstant = (value: unknown): Date =>
  new Date(typeof value === "number" ? value : `${String(value).replace(" ", "T")}Z`);

export const isSqlite = (em: Em): boolean => em.getPlatform() instanceof SqlitePlatform;

function toSqlite(value: SqlValue): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}
