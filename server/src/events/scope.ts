import type { ClassId, SchoolId, TermId, UserId } from "../values/ids.js";
import { ScopeKind } from "./scope-kind.js";

/** What a scope is about, before it has an id. */
export type ScopeKey =
  | { kind: typeof ScopeKind.school; schoolId: SchoolId }
  | { kind: typeof ScopeKind.classTerm; schoolId: SchoolId; classId: ClassId; termId: TermId }
  | { kind: typeof ScopeKind.user; schoolId: SchoolId; userId: UserId };

export const schoolScope = (schoolId: SchoolId): ScopeKey => ({ kind: ScopeKind.school, schoolId });

export const classTermScope = (schoolId: SchoolId, classId: ClassId, termId: TermId): ScopeKey => ({
  kind: ScopeKind.classTerm,
  schoolId,
  classId,
  termId,
});

export const userScope = (schoolId: SchoolId, userId: UserId): ScopeKey => ({ kind: ScopeKind.user, schoolId, userId });

/** The scope's unique name, the same on every engine. */
export function scopeName(scope: ScopeKey): string {
  if (scope.kind === ScopeKind.school) return `school:${scope.schoolId}`;
  if (scope.kind === ScopeKind.user) return `user:${scope.schoolId}:${scope.userId}`;
  return `class-term:${scope.classId}:${scope.termId}`;
}
