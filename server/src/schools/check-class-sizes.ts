import { refuse } from "./school-refusal.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { countEnrolled } from "./count-enrolled.js";

/** The most learners one register can hold. */
export const MAX_CLASS_SIZE = 120;

/** Refuses joiners, one class id a joiner, whom their classes cannot hold. */
export async function checkClassSizes(tx: Em, schoolId: SchoolId, joins: readonly ClassId[]): Promise<void> {
  const sizes = await countEnrolled(tx, schoolId, [...new Set(joins)]);
  for (const classId of joins) {
    const size = (sizes.get(classId) ?? 0) + 1;
    sizes.set(classId, size);
    if (size > MAX_CLASS_SIZE) {
      throw refuse("CLASS_SIZE", { most: MAX_CLASS_SIZE });
    }
  }
}
