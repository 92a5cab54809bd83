import { Lru } from "../platform/lru.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { readStays } from "./read-stays.js";
import type { Stay } from "./stay.js";

type Kept = { readonly rosterRev: number; readonly stays: readonly Stay[] };

const KEPT_CLASSES = 1_000;

/** By database, as one process may have several. */
const databases = new WeakMap<object, Lru<Kept>>();

/**
 * What `readStays` gives, for classes whose roster's revision was read before. They are kept from one push to the next:
 * a roster changes only together with its revision, and no revision is given twice.
 */
export async function recallStays(
  tx: Em,
  schoolId: SchoolId,
  revisions: ReadonlyMap<ClassId, number>,
): Promise<Map<ClassId, readonly Stay[]>> {
  const kept = databases.get(tx.config) ?? new Lru<Kept>(KEPT_CLASSES);
  databases.set(tx.config, kept);
  const stays = new Map<ClassId, readonly Stay[]>();
  for (const [classId, rosterRev] of revisions) {
    const known = kept.get(`${schoolId} ${classId}`);
    if (known?.rosterRev === rosterRev) stays.set(classId, known.stays);
  }
  const unknown = [...revisions.keys()].filter((classId) => !stays.has(classId));
  const read = await readStays(tx, schoolId, unknown);
  for (const classId of unknown) {
    const ofClass = read.get(classId) ?? [];
    stays.set(classId, ofClass);
    kept.set(`${schoolId} ${classId}`, { rosterRev: revisions.get(classId)!, stays: ofClass });
  }
  return stays;
}
