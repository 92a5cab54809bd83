import { refuse } from "../school-refusal.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolId, SubjectId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { Subject } from "./subject.entity.js";

/** A subject that is taught, by its id or by its name however written. */
export async function findSubject(
  em: Em,
  schoolId: SchoolId,
  wanted: { readonly subjectId: SubjectId } | { readonly name: string },
): Promise<Subject> {
  const subjects = await em.find(Subject, { schoolId }, { disableIdentityMap: true });
  const name = "name" in wanted ? toLineText(wanted.name).toLowerCase() : null;
  const found = subjects.find((subject) =>
    "subjectId" in wanted ? subject.id === wanted.subjectId : subject.name.toLowerCase() === name,
  );
  if (!found) {
    throw refuse("SUBJECT_UNKNOWN");
  }
  if (found.archivedAt) {
    throw refuse("SUBJECT_ARCHIVED", { name: found.name });
  }
  return found;
}
