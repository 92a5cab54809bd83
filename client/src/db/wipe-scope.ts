import type { AsiliDb, ScopeRow } from "./asili-db";
import { wipeItems } from "./wipe-items";

/**
 * Leaves nothing of what a user may no longer see. What they said of it and did not yet send stays, to be sent once:
 * it names nobody, and the server decides what becomes of it.
 */
export async function wipeScope(db: AsiliDb, { id, classId }: ScopeRow): Promise<void> {
  await wipeItems(db, id);
  await db.scopes.delete(id);
  const others = classId === null ? 1 : await db.scopes.where({ classId }).count();
  if (classId === null || others > 0) return;
  await db.drafts.filter((row) => row.classId === classId).delete();
  await db.sent.filter((row) => row.classId === classId).delete();
}
