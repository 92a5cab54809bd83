import { Dexie } from "dexie";
import type { ScopeId } from "../values/ids";
import type { AsiliDb } from "./asili-db";

export async function wipeItems(db: AsiliDb, scope: ScopeId): Promise<void> {
  await db.items.where("[scope+key]").between([scope, Dexie.minKey], [scope, Dexie.maxKey]).delete();
}
