import type { AsiliDb } from "../db/asili-db";
import type { ScopeId, Seq } from "../values/ids";

// Were the two sides ever to count differently, a phone must not spend its data on fetching the same thing for ever.
const AT_MOST_EVERY_MS = 3_600_000;

/** Has a scope fetched whole, its copy here being other than the server's. Screens keep it until then. */
export async function refetchScope(db: AsiliDb, id: ScopeId, now: number): Promise<boolean> {
  const scope = await db.scopes.get(id);
  if (!scope || Math.abs(now - (scope.refetchedAt ?? 0)) < AT_MOST_EVERY_MS) return false;
  await db.scopes.update(id, { cursor: 0 as Seq, refetchedAt: now });
  return true;
}
