import { createHash } from "node:crypto";
import mysql, { type Connection, type RowDataPacket } from "mysql2/promise";
import { mysqlMigrations } from "../migrations/mysql/migrations.js";
import { schema } from "../src/database-schema.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { openOrm } from "../src/platform/orm.js";

/** A migrated database without a row, nobody else's until it is given back; what is in it then does not matter. */
export type LentDatabase = { readonly url: string; giveBack(): Promise<void> };

const PREFIX = "asili_kept_";

/**
 * Lends a database for tests on MySQL or MariaDB, which take many seconds to make the tables of one: so they are kept, and
 * the next test, of this run or a later one, gets one of them emptied. Whoever has one holds the server's lock of its name,
 * which a process that dies lets go of by itself. `server` is a URL of the form `mysql://user:password@host:port`, `scheme`
 * that of the URL that is answered.
 */
export async function lendDatabase(server: string, scheme: "mysql" | "mariadb"): Promise<LentDatabase> {
  const holder = await mysql.createConnection(server);
  try {
    const name = await takeFree(holder);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const lent = url.href.replace(/^mysql:/, `${scheme}:`);
    if (!(await isWhole(holder, name))) {
      await dropEarlier(holder);
      await makeAnew(holder, name, lent);
    }
    await empty(holder, name, scheme);
    return { url: lent, giveBack: () => holder.end() };
  } catch (error) {
    await holder.end();
    throw error;
  }
}

/** Of the tables as the migrations leave them: other migrations have other databases. */
const version = createHash("sha256")
  .update(JSON.stringify(mysqlMigrations.map(({ name, class: { prototype } }) => [name, String(prototype.up)])))
  .digest("hex")
  .slice(0, 12);

async function takeFree(holder: Connection): Promise<string> {
  for (let nth = 0; ; nth++) {
    const name = `${PREFIX}${version}_${nth}`;
    const [row] = await rows<{ taken: number }>(holder, "select get_lock(?, 0) as taken", [name]);
    if (row?.taken === 1) return name;
  }
}

/** What a database's tables are like. */
const SHAPE = `
  select concat(count(*), ' ', sum(crc32(concat(table_name, column_name, column_type))), ' ',
    (select count(*) from information_schema.table_constraints where table_schema = ?), ' ',
    (select count(*) from information_schema.triggers where trigger_schema = ?)) as shape
  from information_schema.columns where table_schema = ?`;
/** A test may have changed a table, or died while they were made: what they were like at the end of that is kept beside them. */
const BOOK = "asili_kept_book";

async function isWhole(holder: Connection, name: string): Promise<boolean> {
  await holder.query(`create database if not exists ${BOOK}`);
  await holder.query(`create table if not exists ${BOOK}.made (name varchar(64) primary key, shape varchar(200))`);
  const [made] = await rows<{ shape: string }>(holder, `select shape from ${BOOK}.made where name = ?`, [name]);
  return made !== undefined && made.shape === (await shapeOf(holder, name));
}

async function shapeOf(holder: Connection, name: string): Promise<string | undefined> {
  const [now] = await rows<{ shape: string }>(holder, SHAPE, [name, name, name]);
  return now?.shape;
}

async function makeAnew(holder: Connection, name: string, url: string): Promise<void> {
  await holder.query(`delete from ${BOOK}.made where name = ?`, [name]);
  await holder.query(`drop database if exists \`${name}\``);
  const orm = await openOrm(parseDatabaseUrl(url)!, schema);
  try {
    await orm.schema.ensureDatabase();
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
  await holder.query(`insert into ${BOOK}.made values (?, ?)`, [name, await shapeOf(holder, name)]);
}

/** Those of other migrations, if nobody has them. */
async function dropEarlier(holder: Connection): Promise<void> {
  const found = await rows<{ name: string }>(
    holder,
    `select name from ${BOOK}.made where name not like '${PREFIX}${version}%' and get_lock(name, 0)`,
  );
  for (const { name } of found) {
    await holder.query(`drop database if exists \`${name}\``);
    await holder.query(`delete from ${BOOK}.made where name = ?`, [name]);
    await holder.query("do release_lock(?)", [name]);
  }
}

/** The migrations' own record stays; numbers begin at one again. */
async function empty(holder: Connection, name: string, scheme: "mysql" | "mariadb"): Promise<void> {
  await holder.query(`use \`${name}\``);
  await holder.query("set session foreign_key_checks = 0");
  // MySQL would tell numbers of a day ago.
  if (scheme === "mysql") await holder.query("set session information_schema_stats_expiry = 0");
  const tables = await rows<{ name: string; next: number | null }>(
    holder,
    `select table_name as name, auto_increment as next from information_schema.tables
     where table_schema = database() and table_name <> 'migration'`,
  );
  const [filled] = await rows<Record<string, number>>(
    holder,
    `select ${tables.map(({ name }) => `exists (select 1 from \`${name}\`) as \`${name}\``).join(", ")}`,
  );
  for (const { name, next } of tables) {
    if ((next ?? 0) > 1) await holder.query(`truncate table \`${name}\``);
    else if (filled?.[name]) await holder.query(`delete from \`${name}\``);
  }
  // A connection that uses a database counts as a server that runs on it.
  await holder.query(`use ${BOOK}`);
}

async function rows<Row>(holder: Connection, sql: string, values: unknown[] = []): Promise<Row[]> {
  const [found] = await holder.query<RowDataPacket[]>(sql, values);
  return found as Row[];
}
