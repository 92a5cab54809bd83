import { canRecord } from "../attendance/attendance.policy.js";
import { Change } from "../events/change.entity.js";
import { ScopeHead } from "../events/scope-head.entity.js";
import { scopeName, userScope } from "../events/scope.js";
import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { SchoolClass } from "../schools/school-class.entity.js";
import { Teaching, type TeachingKind } from "../schools/teaching.entity.js";
import type { ClassId } from "../values/ids.js";

/** What a user may do with a class's registers now, and until when they might. */
export type ClassAccess =
  | { readonly kind: "open" }
  /** They had the class; `at` is when it was taken from them, null when that is not known. */
  | { readonly kind: "ended"; readonly at: Date | null }
  | { readonly kind: "never" }
  | { readonly kind: "no-such-class" };

/** Reads the user's access to classes; when it ended is told by what their own feed said of the class. */
export async function readClassAccess(
  tx: Em,
  viewer: UserViewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, ClassAccess>> {
  const access = new Map<ClassId, ClassAccess>(classIds.map((id) => [id, { kind: "no-such-class" }]));
  if (classIds.length === 0) return access;
  const { schoolId, userId } = viewer;
  const classes = await tx
    .createQueryBuilder(SchoolClass)
    .select("id")
    .where({ schoolId, id: { $in: [...classIds] } })
    .execute<{ id: ClassId }[]>();
  const teachings = await tx
    .createQueryBuilder(Teaching)
    .select(["classId", "kind"])
    .where({ schoolId, userId })
    .execute<{ classId: ClassId; kind: TeachingKind }[]>();
  const taught = new Map(teachings.map(({ classId, kind }) => [classId, kind]));

  const lost: ClassId[] = [];
  for (const { id } of classes) {
    const isOpen = canRecord(viewer, taught.get(id) ?? null);
    access.set(id, isOpen ? { kind: "open" } : taught.has(id) ? { kind: "ended", at: null } : { kind: "never" });
    if (!isOpen) lost.push(id);
  }
  for (const [id, at] of await readEnds(tx, viewer, lost)) access.set(id, { kind: "ended", at });
  return access;
}

/** When classes were taken from a user: the tombstones in their feed. */
async function readEnds(tx: Em, viewer: UserViewer, classIds: readonly ClassId[]): Promise<Map<ClassId, Date>> {
  if (classIds.length === 0) return new Map();
  const [scope] = await tx
    .createQueryBuilder(ScopeHead)
    .select("id")
    .where({ name: scopeName(userScope(viewer.schoolId, viewer.userId)) })
    .execute<Pick<ScopeHead, "id">[]>();
  if (!scope) return new Map();
  const rows = await tx
    .createQueryBuilder(Change)
    .select(["item", "at"])
    .where({ scopeId: scope.id, item: { $in: classIds.map((id) => `k${id}`) }, line: "" })
    .execute<{ item: string; at: Date }[]>();
  return new Map(rows.map(({ item, at }) => [Number(item.slice(1)) as ClassId, at]));
}
