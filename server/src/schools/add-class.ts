import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Grade } from "../values/grade.js";
import { toLineText } from "../values/line-text.js";
import { schoolDayAt } from "../values/school-day.js";
import type { Actor } from "./actor.js";
import { className } from "./class-name.js";
import { feedLine } from "./feed-line.js";
import { openTerms } from "./open-terms.js";
import { publishRosters } from "./publish-rosters.js";
import { SchoolClass } from "./school-class.entity.js";

/** Adds a class of a year: a grade and a stream, which is empty when the grade has one class only. */
export async function addClass(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  input: { year: number; grade: Grade; stream: string },
): Promise<SchoolClass> {
  const { year, grade } = input;
  const stream = toLineText(input.stream);
  const name = className({ grade, stream });
  if (stream.length > 30) throw refuse("STREAM_LENGTH");
  if (year < 2000 || year > 2099) throw refuse("CLASS_YEAR");
  const siblings = await tx.find(SchoolClass, { schoolId, year, grade });
  if (siblings.some((other) => other.stream.toLowerCase() === stream.toLowerCase())) {
    throw refuse("CLASS_THERE", { name, year });
  }

  const schoolClass = tx.create(SchoolClass, { schoolId, year, grade, stream, rosterRev: 0 });
  await tx.flush();
  await publishRosters(tx, schoolId, now, [schoolClass], await openTerms(tx, schoolId, schoolDayAt(now)));
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...feedLine.schoolClass(schoolClass) }]);
  const subject = `class:${schoolClass.id}`;
  await recordAudit(tx, { schoolId, userId, action: "class.added", subject, detail: `${name}, ${year}`, at: now });
  return schoolClass;
}
