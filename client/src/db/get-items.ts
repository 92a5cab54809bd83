import type { ScopeId } from "../values/ids";
import type { AsiliDb } from "./asili-db";
import type { OpenItem } from "./names/names";

/** Those of a scope's items that are held under these keys, opened. */
export async function getItems(db: AsiliDb, scope: ScopeId, keys: readonly string[]): Promise<OpenItem[]> {
  const rows = await db.items.bulkGet(keys.map((key): [ScopeId, string] => [scope, key]));
  return db.names.open(rows.filter((row) => row !== undefined));
}
