import type { Session } from "../api/session";
import type { AsiliDb } from "../db/asili-db";
import { forgetNames } from "../db/names/forget-names";

/**
 * Leaves a shared phone: names and registers go, to be fetched again at the next sign-in. What was said here stays
 * until it is sent, sheets begun stay until they are saved: they name nobody.
 */
export async function signOut(db: AsiliDb, session: Session): Promise<void> {
  await session.signOut();
  await forgetNames(db);
}
