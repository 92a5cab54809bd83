import { existsSync } from "node:fs";
import { chmod, rename, rm } from "node:fs/promises";
import { type DatabaseUrl, Dialect } from "./database-url.js";
import { checkDump, dumpMysql, isMysqlInUse, isThere, loadMysql } from "./mysql-copy.js";
import { checkSqlite, copySqlite, isSqliteInUse } from "./sqlite-copy.js";
import { StartFault } from "./start-fault.js";

const JOURNALS = ["", "-wal", "-shm"];

/** Writes the whole of a database, as it is at one moment, to a file that is there only once it is complete. */
export async function saveCopy({ dialect, url }: DatabaseUrl, file: string): Promise<void> {
  const beside = `${file}.part`;
  await rm(beside, { force: true });
  if (dialect === Dialect.sqlite) await copySqlite(url, beside);
  else await dumpMysql(url, beside);
  await rename(beside, file);
}

/** Keeps what is there now, also a SQLite file too damaged to be copied; false if there is nothing. */
export async function setAside(database: DatabaseUrl, file: string): Promise<boolean> {
  const { dialect, url } = database;
  if (dialect !== Dialect.sqlite) {
    if (!(await isThere(url))) return false;
    await saveCopy(database, file);
    return true;
  }
  if (!existsSync(url)) return false;
  await saveCopy(database, file).catch(async () => {
    for (const part of JOURNALS.filter((each) => existsSync(url + each))) {
      await rename(url + part, file + part);
      await chmod(file + part, 0o600);
    }
  });
  return true;
}

/** Refuses to go on, in words, while a server runs on the database: it would write into what is put in its place. */
export async function refuseWhileInUse({ dialect, url }: DatabaseUrl): Promise<void> {
  if (dialect === Dialect.sqlite ? !isSqliteInUse(url) : !(await isMysqlInUse(url))) return;
  throw new StartFault(
    "A server is running on this database. Stop it first, by Ctrl-C where `npm start` runs or by `docker compose stop api worker`, then restore again. Nothing was changed.",
  );
}

/** Refuses, in words, a file that `loadCopy` could not take whole. */
export async function checkCopy({ dialect }: DatabaseUrl, file: string): Promise<void> {
  if (dialect === Dialect.sqlite) checkSqlite(file);
  else await checkDump(file);
}

/** Puts what such a file holds in the place of a database. */
export async function loadCopy({ dialect, url }: DatabaseUrl, file: string): Promise<void> {
  if (dialect === Dialect.sqlite) await copySqlite(file, url);
  else await loadMysql(url, file);
}
