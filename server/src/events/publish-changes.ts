import type { Em } from "../platform/orm.js";
import { lockScopes } from "./lock-scopes.js";
import { type ScopeKey, scopeName } from "./scope.js";
import { writeChanges } from "./write-changes.js";

/** One item of a scope's feed as it is from now on; an empty line is a tombstone. */
export type ScopeChange = { scope: ScopeKey; item: string; line: string };

/**
 * Adds changes to the feeds that devices pull, in the transaction of their cause, and locks those feeds' scopes until
 * it ends. An item whose line stays the same is skipped. Tells where each scope's sequence stands, by scope name.
 */
export async function publishChanges(tx: Em, now: Date, changes: readonly ScopeChange[]): Promise<Map<string, number>> {
  const byScope = Map.groupBy(changes, ({ scope }) => scopeName(scope));
  const scopes = await lockScopes(
    tx,
    changes.map(({ scope }) => scope),
  );
  for (const [name, scope] of scopes) await writeChanges(tx, now, scope, byScope.get(name) ?? []);
  return new Map([...scopes].map(([name, { head }]) => [name, head]));
}
