import type { Em } from "../platform/orm.js";
import { type ScopeKey, scopeName } from "./scope.js";
import { ScopeHead } from "./scope-head.entity.js";
import { ScopeKind } from "./scope-kind.js";

/** Makes the rows of scopes in which nothing has happened yet; one that somebody else makes meanwhile is left alone. */
export async function makeScopeRows(tx: Em, scopes: readonly ScopeKey[]): Promise<void> {
  await tx.createQueryBuilder(ScopeHead).insert(scopes.map(rowOf)).onConflict("name").ignore().execute();
}

const rowOf = (scope: ScopeKey) => ({
  schoolId: scope.schoolId,
  kind: scope.kind,
  classId: scope.kind === ScopeKind.classTerm ? scope.classId : null,
  termId: scope.kind === ScopeKind.classTerm ? scope.termId : null,
  userId: scope.kind === ScopeKind.user ? scope.userId : null,
  name: scopeName(scope),
  head: 0,
  digest: 0,
  floor: 0,
});
