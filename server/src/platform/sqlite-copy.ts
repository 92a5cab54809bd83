import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import Database from "better-sqlite3";
import { StartFault } from "./start-fault.js";

/**
 * Copies a database, journal and all, also while others use either of the two; what the second held is gone. It holds
 * children's names, so that nobody but its owner may read it.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new StartFault(`There is no file ${from}.`);
  await makePrivate(to);
  const source = new Database(from, { readonly: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
}

/** Before anything is in it, as a mode that comes later comes too late. */
async function makePrivate(path: string): Promise<void> {
  await using file = await open(path, "a", 0o600);
  await file.chmod(0o600);
}

/** Whether anybody has the file open as a server does: only who is alone may give its journal up. */
export function isSqliteInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = new Database(path, { timeout: 1000 });
  try {
    file.pragma("journal_mode = delete");
    file.pragma("journal_mode = wal");
    return false;
  } catch (error) {
    // A file too damaged to be asked is used by nobody.
    return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
  } finally {
    file.close();
  }
}

/** Refuses a file that is damaged, or holds something else. */
export function checkSqlite(file: string): void {
  if (!existsSync(file)) throw new StartFault(`There is no file ${file}.`);
  const copy = new Database(file, { readonly: true });
  try {
    const isWhole = copy.pragma("quick_check", { simple: true }) === "ok";
    if (isWhole && copy.prepare("select 1 from meta where key = 'epoch'").get()) return;
  } catch {
    // Told below.
  } finally {
    copy.close();
  }
  throw new StartFault(`${file} is damaged, or no copy of Asili's database. Nothing was changed.`);
}
