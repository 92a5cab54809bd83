import { publishChanges } from "../../events/publish-changes.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { Term } from "../../schools/term.entity.js";
import { termTakesWrites } from "../../schools/term-takes-writes.js";
import type { AssessmentId, ScaleId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { Assessment } from "../assessment.entity.js";
import { encodeAssessmentLine } from "../encode-sheet-lines.js";
import { GradingScale } from "../scales/grading-scale.entity.js";
import type { ScoreSheet } from "../score-sheet.js";
import { checkMaximum, checkWeight, readAssessmentName } from "./assessment-fields.js";
import { hasScores } from "./has-scores.js";
import { openSheet } from "./open-sheet.js";
import { refuse } from "../assessment-refusal.js";

export type AssessmentChange = {
  readonly id: AssessmentId;
  readonly name: string;
  readonly day: SchoolDay;
  readonly weight: number;
  readonly maximum: number | null;
  readonly scaleId: ScaleId | null;
};

/** Changes what an assessment is; how many marks it is out of only while nothing was entered. */
export async function changeAssessment(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { id, ...change }: AssessmentChange,
): Promise<ScoreSheet> {
  const name = readAssessmentName(change.name);
  checkWeight(change.weight);
  checkMaximum(change.maximum);
  const { sheet, scope } = await openSheet(tx, schoolId, id);
  const term = await tx.findOneOrFail(Term, { schoolId, id: sheet.termId });
  if (change.day < term.starts || change.day > term.ends) {
    throw refuse("DAY_OUTSIDE_TERM", { starts: term.starts, ends: term.ends });
  }
  if (!termTakesWrites(term, schoolDayAt(now))) throw refuse("SHEETS_CLOSED");
  if (change.maximum !== sheet.maximum && (await hasScores(tx, id))) {
    throw refuse("MAXIMUM_FIXED");
  }
  if (change.scaleId !== null && !(await tx.findOne(GradingScale, { schoolId, id: change.scaleId }))) {
    throw refuse("SCALE_UNKNOWN");
  }
  const { classId, termId, subject } = sheet;
  const same = await tx.count(Assessment, { schoolId, classId, termId, subject, name, id: { $ne: id } });
  if (same > 0) throw refuse("ASSESSMENT_THERE", { subject, name });

  const changed = { ...sheet, ...change, name };
  await tx.nativeUpdate(Assessment, { schoolId, id }, { ...change, name });
  await publishChanges(tx, now, [{ scope, item: `a${id}`, line: encodeAssessmentLine(changed) }]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "assessment.changed",
    subject: `assessment:${id}`,
    detail: `${subject}, ${name} (${change.day}), weight ${change.weight}`,
    at: now,
  });
  return changed;
}
