import { publishChanges } from "../../events/publish-changes.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import type { AssessmentId } from "../../values/ids.js";
import { Assessment } from "../assessment.entity.js";
import { hasScores } from "./has-scores.js";
import { openSheet } from "./open-sheet.js";
import { refuse } from "../assessment-refusal.js";

/** Takes an assessment away that nothing was ever entered in. What a phone still holds of it then comes to its tray. */
export async function removeAssessment(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  id: AssessmentId,
): Promise<void> {
  const { sheet, scope } = await openSheet(tx, schoolId, id);
  if (await hasScores(tx, id)) {
    throw refuse("HAS_SCORES");
  }
  await tx.nativeDelete(Assessment, { schoolId, id });
  await publishChanges(tx, now, [
    { scope, item: `a${id}`, line: "" },
    { scope, item: `s${id}`, line: "" },
  ]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "assessment.removed",
    subject: `assessment:${id}`,
    detail: `${sheet.subject}, ${sheet.name} (${sheet.day}) of class ${sheet.classId}`,
    at: now,
  });
}
