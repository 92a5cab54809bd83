import type { Em } from "../../platform/orm.js";
import type { SchoolId } from "../../values/ids.js";
import { DEFAULT_SUBJECTS } from "./default-subjects.js";
import { Subject } from "./subject.entity.js";

/** Gives a school its first list of subjects; one that has any keeps its own. */
export async function addDefaultSubjects(tx: Em, schoolId: SchoolId): Promise<void> {
  if ((await tx.count(Subject, { schoolId })) > 0) return;
  await tx.insertMany(
    Subject,
    DEFAULT_SUBJECTS.map((subject) => ({ ...subject, schoolId, archivedAt: null })),
  );
}
