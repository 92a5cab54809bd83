import { Lru } from "../platform/lru.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { readStays } from "./read-stays.js";
import type { Stay } from "./stay.js";

type Kept = { readonly rosterRev: number; readonly stays: readonly Stay[] };

const KEPT_CLASSES = 1_000;

/** What is kept of a database, and in which of its epochs that was read; null until that is known. */
type Memory = { readonly epoch: string | null; readonly classes: Lru<Kept> };

/** By database, as one process may have several. */
const databases = new WeakMap<object, Memory>();

/**
 * What `readStays` gives, for classes whose roster's revision was read before. They are kept from one push to the next:
 * a roster changes only together with its revision, and within an epoch no revision is given twice.
 */
export async function recallStays(
  tx: Em,
  schoolId: SchoolId,
  revisions: ReadonlyMap<ClassId, number>,
): Promise<Map<ClassId, readonly Stay[]>> {
  const { classes: kept } = memoryOf(tx);
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

/**
 * Forgets what was read in another epoch. Of a backup that is restored twice a class list goes through the same revisions
 * twice, and may say something else of them each time.
 */
export function forgetStaysBefore(em: Em, epoch: string): void {
  if (memoryOf(em).epoch !== epoch) databases.set(em.config, { epoch, classes: new Lru<Kept>(KEPT_CLASSES) });
}

function memoryOf(em: Em): Memory {
  const memory = databases.get(em.config) ?? { epoch: null, classes: new Lru<Kept>(KEPT_CLASSES) };
  databases.set(em.config, memory);
  return memory;
}
