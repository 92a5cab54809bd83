import { LockMode } from "@mikro-orm/core";
import type { Em } from "../platform/orm.js";
import type { LockedScope } from "./locked-scope.js";
import { type ScopeKey, scopeName } from "./scope.js";
import { ScopeHead } from "./scope-head.entity.js";
import { scopeRow } from "./scope-row.js";

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

// One by one through the unique name: a list of names could be read in any order, by an index of the engine's choice.
async function lock(tx: Em, name: string): Promise<LockedScope | null> {
  const [row] = await tx
    .createQueryBuilder(ScopeHead)
    .select(["id", "schoolId", "name", "head", "digest"])
    .where({ name })
    .setLockMode(LockMode.PESSIMISTIC_WRITE)
    .execute<Omit<LockedScope, "writtenHead">[]>();
  return row ? { ...row, writtenHead: row.head } : null;
}

async function create(tx: Em, scope: ScopeKey, name: string): Promise<LockedScope> {
  await tx.createQueryBuilder(ScopeHead).insert(scopeRow(scope)).onConflict("name").ignore().execute();
  const created = await lock(tx, name);
  if (!created) throw new Error(`scope ${name} was made and is not there`);
  return created;
}
