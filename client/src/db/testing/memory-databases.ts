import { Dexie, type DexieOptions } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";

/** A browser's databases, in memory: open with the same options what is to be another tab of that browser. */
export function memoryDatabases(): DexieOptions {
  const databases = { indexedDB: new IDBFactory() as globalThis.IDBFactory, IDBKeyRange };
  // Dexie watches nothing where it has found no database of its own.
  Object.assign(Dexie.dependencies, databases);
  return databases;
}
