import type { Em } from "../platform/orm.js";
import { isSqlite, runSql } from "../platform/sql.js";
import type { SchoolId, ScopeId } from "../values/ids.js";
import type { LockedScope } from "./locked-scope.js";
import { makeScopeRows } from "./make-scope-rows.js";
import { type ScopeKey, scopeName } from "./scope.js";

/**
 * Locks the scopes until the transaction ends, making those that do not exist yet; by name. Until then no other
 * transaction gives out a sequence of theirs, so sequences become visible in the order in which they were given.
 *
 * Everybody locks in the order of the names, so a transaction that locks twice must ask for later names the second
 * time: class-terms first, then the school, then users.
 */
export async function lockScopes(tx: Em, scopes: readonly ScopeKey[]): Promise<Map<string, LockedScope>> {
  const byName = new Map(scopes.map((scope) => [scopeName(scope), scope]));
  const locked = new Map<string, LockedScope>();
  for (const [name, scope] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    locked.set(name, (await lock(tx, name)) ?? (await create(tx, scope, name)));
  }
  return locked;
}

type Row = Record<"head" | "digest" | "lostFrom" | "lostTo", number> & { id: ScopeId; schoolId: SchoolId };

// One by one through the unique name: a list of names could be read in any order, by an index of the engine's choice.
async function lock(tx: Em, name: string): Promise<LockedScope | null> {
  const forUpdate = isSqlite(tx) ? "" : " for update";
  const sql = `select id, school_id as schoolId, head, digest, lost_from as lostFrom, lost_to as lostTo
    from scope_head where name = ?${forUpdate}`;
  const [row] = await runSql<Row>(tx, sql, [name]);
  if (!row) return null;
  const { id, schoolId } = row;
  const head = Number(row.head);
  const lost = { lostFrom: Number(row.lostFrom), lostTo: Number(row.lostTo) };
  return { id, schoolId, name, head, digest: Number(row.digest), writtenHead: head, ...lost };
}

async function create(tx: Em, scope: ScopeKey, name: string): Promise<LockedScope> {
  await makeScopeRows(tx, [scope]);
  const created = await lock(tx, name);
  if (!created) throw new Error(`scope ${name} was made and is not there`);
  return created;
}
