import type { ScopeId } from "../values/ids";
import type { AsiliDb } from "./asili-db";
import type { OpenItem } from "./names/names";

/** A scope's items of one kind, by the letter of their keys, opened. */
export async function itemsOf(db: AsiliDb, scope: ScopeId, letter: string): Promise<OpenItem[]> {
  const rows = await db.items
    .where("[scope+key]")
    .between([scope, letter], [scope, `${letter}\uffff`])
    .toArray();
  return db.names.open(rows);
}
