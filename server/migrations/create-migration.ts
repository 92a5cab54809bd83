/**
 * `npm run migration -- NAME` writes what the entities have and the migrations lack, for SQLite and, when
 * ASILI_MYSQL_URL names a server it may make a scratch database on, for MySQL. Add the new file to the dialect's
 * `migrations.ts` and read its SQL before committing it.
 */
import { writeFile } from "node:fs/promises";
import { schema } from "../src/database-schema.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { openOrm } from "../src/platform/orm.js";

const scratchMySql = (url: string) => Object.assign(new URL(url), { pathname: "/asili_migration" }).href;

async function differenceSql(url: string): Promise<string[]> {
  const parsed = parseDatabaseUrl(url);
  if (!parsed) throw new Error(`not a database URL: ${url}`);
  const orm = await openOrm(parsed, schema);
  await orm.schema.ensureDatabase();
  await orm.migrator.up();
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  await orm.schema.dropDatabase(orm.config.get("dbName") as string);
  await orm.close();
  return sql.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("pragma"));
}

const render = (className: string, statements: string[]) => `import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${statements.map((sql) => `    this.addSql(${JSON.stringify(sql.replace(/;$/, ""))});`).join("\n")}
  }
}
`;

const name = process.argv[2];
if (!name) throw new Error("say what the migration does: npm run migration -- add-fee-tables");
const className = name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
const mysql = process.env.ASILI_MYSQL_URL;
const dialects = { sqlite: "sqlite::memory:", ...(mysql && { mysql: scratchMySql(mysql) }) };
for (const [dialect, url] of Object.entries(dialects)) {
  const statements = await differenceSql(url);
  const file = new URL(`./${dialect}/${name}.ts`, import.meta.url);
  if (statements.length > 0) await writeFile(file, render(className, statements));
  console.log(`${dialect}: ${statements.length} statements${statements.length > 0 ? ` in ${file.pathname}` : ""}`);
}
