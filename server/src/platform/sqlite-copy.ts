import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { StartFault } from "./start-fault.js";

/** Copies a database, journal and all, also while others use either of the two; what the second held is gone. */
export async function copySqlite(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new StartFault(`There is no file ${from}.`);
  const source = new Database(from, { readonly: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
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
