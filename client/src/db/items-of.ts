import type { ScopeId } from "../values/ids";
import type { AsiliDb, ItemRow } from "./asili-db";

/** A scope's items of one kind, by the letter of their keys. */
export function itemsOf(db: AsiliDb, scope: ScopeId, letter: string): Promise<ItemRow[]> {
  return db.items
    .where("[scope+key]")
    .between([scope, letter], [scope, `${letter}\uffff`])
    .toArray();
}
