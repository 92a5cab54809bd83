import { chunksOf } from "./chunks-of.js";
import type { Em } from "./orm.js";
import { isSqlite, placesFor, runForEach, runSql, type SqlValue } from "./sql.js";

/** A table to write to: the columns that are written and, to put new values over old ones, what makes a row the same. */
export type WrittenTable<Column extends string> = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key?: readonly Column[];
};

/** Well below the longest packet and statement of every engine. */
const ROWS_A_STATEMENT = 200;
/** Within the process a short statement that stays prepared beats a long one; beyond these few, more rows save nothing. */
const ROWS_A_SQLITE_STATEMENT = 8;

/** Inserts rows in the transaction of `tx`, or with a `key` puts them over those that are there. */
export async function writeRows<Column extends string>(
  tx: Em,
  table: WrittenTable<Column>,
  rows: readonly Readonly<Record<Column, SqlValue>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { name, columns } = table;
  const head = `insert into ${quote(name)} (${columns.map(quote).join(", ")}) values `;
  const places = placesFor(columns);
  const tail = table.key ? onSame(tx, table, table.key) : "";
  const valuesOf = (row: Readonly<Record<Column, SqlValue>>): SqlValue[] => columns.map((column) => row[column]);
  const statementOf = (rowCount: number) => head + Array<string>(rowCount).fill(places).join(", ") + tail;
  if (isSqlite(tx)) {
    const inFull = rows.length - (rows.length % ROWS_A_SQLITE_STATEMENT);
    const chunks = [...chunksOf(rows.slice(0, inFull), ROWS_A_SQLITE_STATEMENT)];
    const full = chunks.map((chunk) => chunk.flatMap(valuesOf));
    await runForEach(tx, statementOf(ROWS_A_SQLITE_STATEMENT), full);
    return runForEach(tx, statementOf(1), rows.slice(inFull).map(valuesOf));
  }
  for (const chunk of chunksOf(rows, ROWS_A_STATEMENT)) {
    await runSql(tx, statementOf(chunk.length), chunk.flatMap(valuesOf));
  }
}

const quote = (name: string): string => `\`${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}\``;

function onSame<Column extends string>(tx: Em, { columns }: WrittenTable<Column>, key: readonly Column[]): string {
  const rest = columns.filter((column) => !key.includes(column)).map(quote);
  if (!isSqlite(tx)) return ` on duplicate key update ${rest.map((name) => `${name} = values(${name})`).join(", ")}`;
  return ` on conflict (${key.map(quote).join(", ")}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(", ")}`;
}
