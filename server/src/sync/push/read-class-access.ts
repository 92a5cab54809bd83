import { canRecord, type Teaches } from "../../attendance/attendance.policy.js";
import { scopeName, userScope } from "../../events/scope.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql } from "../../platform/sql.js";
import type { ClassId } from "../../values/ids.js";

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
  const lost: ClassId[] = [];
  for (const { id, teaches } of await readClasses(tx, viewer, classIds)) {
    const isOpen = canRecord(viewer, teaches);
    access.set(id, isOpen ? { kind: "open" } : teaches ? { kind: "ended", at: null } : { kind: "never" });
    if (!isOpen) lost.push(id);
  }
  for (const [id, at] of await readEnds(tx, viewer, lost)) access.set(id, { kind: "ended", at });
  return access;
}

/** Those of the classes that the school has, and as what the user teaches each. */
function readClasses(
  tx: Em,
  { schoolId, userId }: UserViewer,
  classIds: readonly ClassId[],
): Promise<{ id: ClassId; teaches: Teaches }[]> {
  const sql = `select c.id, t.kind as teaches from school_class c
    left join teaching t on t.class_id = c.id and t.user_id = ? where c.school_id = ? and c.id in ${placesFor(classIds)}`;
  return runSql(tx, sql, [userId, schoolId, ...classIds]);
}

/** When classes were taken from a user: the tombstones in their feed. */
async function readEnds(
  tx: Em,
  { schoolId, userId }: UserViewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, Date>> {
  if (classIds.length === 0) return new Map();
  const items = classIds.map((id) => `k${id}`);
  const rows = await runSql<{ item: string; at: unknown }>(
    tx,
    `select c.item, c.at from scope_head h join \`change\` c on c.scope_id = h.id
     where h.name = ? and c.line = ? and c.item in ${placesFor(items)}`,
    [scopeName(userScope(schoolId, userId)), "", ...items],
  );
  return new Map(rows.map(({ item, at }) => [Number(item.slice(1)) as ClassId, readInstant(at)]));
}
