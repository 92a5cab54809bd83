import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { feedLine } from "./feed-line.js";
import { addDefaultSubjects } from "./subjects/add-default-subjects.js";
import { School } from "./school.entity.js";

/** Weekdays as ascending digits, each once: `12345` is Monday to Friday. */
const WEEKDAYS = /^1?2?3?4?5?6?7?$/;

/** Adds a school; from here on `tx` stands in it. */
export async function addSchool(
  tx: Em,
  userId: UserId | null,
  now: Date,
  input: { name: string; weekdays?: string },
): Promise<SchoolId> {
  const name = toLineText(input.name);
  const weekdays = input.weekdays ?? "12345";
  if (name === "" || name.length > 120) throw refuse("SCHOOL_NAME");
  if (weekdays === "" || !WEEKDAYS.test(weekdays)) {
    throw refuse("SCHOOL_WEEKDAYS");
  }

  const schoolId = await tx.insert(School, { name, weekdays, createdAt: now });
  tx.setFilterParams("school", { schoolId });
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...feedLine.school({ name, weekdays }) }]);
  await addDefaultSubjects(tx, schoolId);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "school.added",
    subject: `school:${schoolId}`,
    detail: name,
    at: now,
  });
  return schoolId;
}
