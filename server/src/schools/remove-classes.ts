import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Actor } from "./actor.js";
import { className } from "./class-name.js";
import { Enrolment } from "./enrolment.entity.js";
import { feedLine } from "./feed-line.js";
import { SchoolClass } from "./school-class.entity.js";

/**
 * Takes away classes that nothing uses, with the places on their lists, on which nobody stands any more. Ids are never
 * given again: what a phone may still send of them is refused as of no class.
 */
export async function removeClasses(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  classes: readonly SchoolClass[],
): Promise<void> {
  if (classes.length === 0) return;
  const ids = classes.map(({ id }) => id);
  await tx.nativeDelete(Enrolment, { schoolId, classId: { $in: ids } });
  await tx.nativeDelete(SchoolClass, { schoolId, id: { $in: ids } });
  const scope = schoolScope(schoolId);
  const gone = classes.map((schoolClass) => ({ scope, item: feedLine.schoolClass(schoolClass).item, line: "" }));
  await publishChanges(tx, now, gone);
  for (const schoolClass of classes) {
    const subject = `class:${schoolClass.id}`;
    const detail = `${className(schoolClass)}, ${schoolClass.year}`;
    await recordAudit(tx, { schoolId, userId, action: "class.removed", subject, detail, at: now });
  }
}
