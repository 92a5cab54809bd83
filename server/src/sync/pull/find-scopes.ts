import { makeScopeRows } from "../../events/make-scope-rows.js";
import { type ScopeKey, scopeName } from "../../events/scope.js";
import type { ScopeHead } from "../../events/scope-head.entity.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";

/** A scope as it stands: its id for the wire, its head and digest. */
export type FoundScope = Pick<ScopeHead, "id" | "kind" | "classId" | "termId" | "name" | "head" | "digest" | "floor">;

/** Reads scopes in the order they are asked for; those that do not exist yet are missing. */
export async function findScopes(em: Em, keys: readonly ScopeKey[]): Promise<FoundScope[]> {
  const names = keys.map(scopeName);
  const sql = `select id, kind, class_id as classId, term_id as termId, name, head, digest, floor
    from scope_head where name in ${placesFor(names)}`;
  const rows = await runSql<FoundScope>(em, sql, names);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return names.flatMap((name) => toFound(byName.get(name)) ?? []);
}

const toFound = (row: FoundScope | undefined): FoundScope | null =>
  row ? { ...row, head: Number(row.head), digest: Number(row.digest), floor: Number(row.floor) } : null;

/** Makes the scopes that do not exist yet, so that devices can follow them before anything happens in them. */
export async function makeScopes(em: Em, keys: readonly ScopeKey[]): Promise<void> {
  await inTransaction(em, async (tx) => {
    const found = new Set((await findScopes(tx, keys)).map(({ name }) => name));
    const missing = keys.filter((key) => !found.has(scopeName(key)));
    if (missing.length > 0) await makeScopeRows(tx, missing);
  });
}
