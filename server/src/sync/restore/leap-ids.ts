import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";

/** More of anything than can have been made since a backup that is worth restoring. */
const LEAP = 100_000;

/**
 * Lets every table go on with ids that nobody can know. A phone may hold what was made after the backup: its user, its
 * device, a class, a scope. Were their ids given out again, what it sends would speak of somebody else.
 */
export async function leapIds(em: Em): Promise<void> {
  if (isSqlite(em)) return leapInSqlite(em);
  const tables = await runSql<{ name: string; id: string }>(
    em,
    "select table_name as name, column_name as id from information_schema.columns where table_schema = database() and extra like '%auto_increment%'",
  );
  for (const { name, id } of tables) {
    const [row] = await runSql<{ last: number | null }>(em, `select max(\`${id}\`) as \`last\` from \`${name}\``);
    await runSql(em, `alter table \`${name}\` auto_increment = ${Number(row?.last ?? 0) + LEAP + 1}`);
  }
}

async function leapInSqlite(em: Em): Promise<void> {
  await runSql(em, "update sqlite_sequence set seq = seq + ?", [LEAP]);
  // A table that has never held a row has no place there yet.
  const made = "type = 'table' and sql like '%autoincrement%'";
  const counted = "select name from sqlite_sequence";
  await runSql(
    em,
    `insert into sqlite_sequence (name, seq) select name, ? from sqlite_master where ${made} and name not in (${counted})`,
    [LEAP],
  );
}
