import { type ScopeKey, scopeName } from "./scope.js";
import { ScopeKind } from "./scope-kind.js";

/** The row of a scope in which nothing has happened yet. */
export const scopeRow = (scope: ScopeKey) => ({
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
