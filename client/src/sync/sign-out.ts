import type { Session } from "../api/session";
import type { AsiliDb } from "../db/asili-db";
import type { Seq } from "../values/ids";

/**
 * Leaves a shared phone: names and registers go, to be fetched again at the next sign-in. What was said here stays
 * until it is sent, sheets begun stay until they are saved: they name nobody.
 */
export async function signOut(db: AsiliDb, session: Session): Promise<void> {
  await session.signOut();
  await db.transaction("rw", [db.items, db.scopes], async () => {
    await db.items.clear();
    await db.scopes.toCollection().modify({ cursor: 0 as Seq, digest: 0 });
  });
}
