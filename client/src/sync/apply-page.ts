import { applyChange } from "../db/apply-change";
import type { AsiliDb, Table } from "../db/asili-db";
import { getFeed, putFeed } from "../db/feed";
import type { SealedChange } from "../db/names/seal-change";
import { isKeyCurrent } from "../db/names/seal-line";
import { wipeScope } from "../db/wipe-scope";
import type { ScopeId, Seq } from "../values/ids";
import type { Page, ScopeListing } from "./incoming";
import { isTaken } from "./is-taken";
import { refetchScope } from "./refetch-scope";

/** What was known when the page was asked for. */
type Asked = { readonly epoch: string | null; readonly cursors: ReadonlyMap<ScopeId, Seq> };

/** A page whose lines that name people are sealed. */
export type SealedPage = Omit<Page, "changes"> & { readonly changes: readonly SealedChange[] };

/**
 * Writes a page: first which scopes there are, then what changed in each, then which to fetch afresh.
 * Says whether there is more to ask for. Call it inside a transaction over `tablesOf` the page, so that no cursor outruns
 * its data.
 */
export async function applyPage(db: AsiliDb, asked: Asked, page: SealedPage, now: number): Promise<boolean> {
  // Another tab learnt of a new epoch while this page was on its way: it speaks of another life of the server.
  if (((await getFeed(db, "epoch")) ?? null) !== asked.epoch) return true;
  // Another tab changed the key, or its user has left: what was sealed here would never open.
  if (db.names.stamp !== undefined && !(await isKeyCurrent(db))) return true;
  await Promise.all([putFeed(db, "epoch", page.epoch), putFeed(db, "syncedAt", now)]);
  if (page.scopes) await applyScopes(db, page.scopes, page.access);

  let moved = page.scopes !== null;
  let refetch = false;
  for (const change of page.changes) {
    const { agrees, moved: further } = await applyIfNext(db, asked.cursors.get(change.scope) ?? 0, change);
    moved ||= further;
    if (!agrees) refetch = (await refetchScope(db, change.scope, now)) || refetch;
  }
  for (const scope of page.diverged) refetch = (await refetchScope(db, scope, now)) || refetch;
  return refetch || (page.more && moved);
}

/** What is said on this phone is touched only where scopes go. */
export function tablesOf(db: AsiliDb, { scopes }: Pick<Page, "scopes">): Table[] {
  const told = [db.items, db.scopes, db.feed, db.keys];
  return scopes ? [...told, db.sent, db.drafts] : told;
}

async function applyScopes(db: AsiliDb, listed: readonly ScopeListing[], access: string): Promise<void> {
  const held = await db.scopes.toArray();
  const listedIds = new Set(listed.map(({ id }) => id));
  const heldIds = new Set(held.map(({ id }) => id));
  for (const scope of held) if (!listedIds.has(scope.id)) await wipeScope(db, scope);
  const fresh = listed.filter(({ id }) => !heldIds.has(id));
  // Verdicts on what was said before a class went may have come since.
  const classes = new Set(listed.map(({ classId }) => classId));
  await db.sent.filter(({ outcome, classId }) => isTaken(outcome) && !classes.has(classId)).delete();
  await db.scopes.bulkAdd(fresh.map((scope) => ({ ...scope, cursor: 0 as Seq, digest: 0 })));
  await putFeed(db, "access", access);
}

/** Applies a change that follows on what is held; another tab may have been here first. */
async function applyIfNext(
  db: AsiliDb,
  since: number,
  change: SealedChange,
): Promise<{ agrees: boolean; moved: boolean }> {
  const held = await db.scopes.get(change.scope);
  if (!held || held.cursor !== since) return { agrees: true, moved: held !== undefined };
  // From nothing known, what comes is all there is.
  const agrees = await applyChange(db, held, { ...change, full: change.full || since === 0 });
  return { agrees, moved: change.head > since };
}
