import type { Seq } from "../../values/ids";
import type { AsiliDb } from "../asili-db";
import { NAMES } from "./key-row";

/** Lets go of all that was fetched, and of the key to it, which no PIN opens any more. What was said on this phone stays. */
export async function forgetNames(db: AsiliDb): Promise<void> {
  await db.transaction("rw", [db.items, db.scopes, db.keys], async () => {
    await db.items.clear();
    await db.scopes.toCollection().modify({ cursor: 0 as Seq, digest: 0 });
    await db.keys.delete(NAMES);
  });
  db.names.forget();
  await db.names.load();
}
