import { addDigests, itemDigest } from "../values/digest";
import type { ScopeId } from "../values/ids";
import type { AsiliDb, ItemRow, ScopeRow } from "./asili-db";
import type { SealedChange } from "./names/seal-change";
import { getItems } from "./get-items";
import { wipeItems } from "./wipe-items";

/** Writes a scope's changes and its cursor. Says whether what is held now is what the server holds. */
export async function applyChange(db: AsiliDb, held: ScopeRow, change: SealedChange): Promise<boolean> {
  const { scope, head } = change;
  if (change.full) await wipeItems(db, scope);
  const items = new Map(change.items);
  const before = await digestOf(db, scope, [...items.keys()]);
  const after = addDigests(...[...items].map(([key, line]) => itemDigest(key, line)));
  const digest = addDigests(change.full ? 0 : held.digest, -before, after);

  const live = [...items].filter(([, line]) => line !== "");
  const gone = [...items].filter(([, line]) => line === "");
  await db.items.bulkPut(live.map(([key, line]): ItemRow => ({ scope, key, line: change.sealed.get(key) ?? line })));
  await db.items.bulkDelete(gone.map(([key]) => [scope, key]));
  await db.scopes.update(scope, { cursor: head, digest });
  return change.digest === null || change.digest === digest;
}

/** What the items now held under some keys add to the scope's checksum. */
async function digestOf(db: AsiliDb, scope: ScopeId, keys: readonly string[]): Promise<number> {
  const rows = await getItems(db, scope, keys);
  return addDigests(...rows.map(({ key, line }) => itemDigest(key, line)));
}
