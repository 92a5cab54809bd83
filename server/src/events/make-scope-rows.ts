import type { Em } from "../platform/orm.js";
import { readBegun } from "./read-begun.js";
import { type ScopeKey, scopeName } from "./scope.js";
import { ScopeHead } from "./scope-head.entity.js";
import { ScopeKind } from "./scope-kind.js";

/**
 * Makes the rows of scopes in which nothing has happened yet; one that somebody else makes meanwhile is left alone. In a
 * database that was restored they begin where the others leapt to: one that was lost may have had the same name.
 */
export async function makeScopeRows(tx: Em, scopes: readonly ScopeKey[]): Promise<void> {
  const { firstHead: head } = await readBegun(tx);
  const rows = scopes.map((scope) => ({ ...rowOf(scope), head, lostTo: head }));
  await tx.createQueryBuilder(ScopeHead).insert(rows).onConflict("name").ignore().execute();
}

const rowOf = (scope: ScopeKey) => ({
  schoolId: scope.schoolId,
  kind: scope.kind,
  classId: scope.kind === ScopeKind.classTerm ? scope.classId : null,
  termId: scope.kind === ScopeKind.classTerm ? scope.termId : null,
  userId: scope.kind === ScopeKind.user ? scope.userId : null,
  name: scopeName(scope),
  digest: 0,
  lostFrom: 0,
  floor: 0,
});
