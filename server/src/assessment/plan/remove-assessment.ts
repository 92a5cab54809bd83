import { publishChanges } from "../../events/publish-changes.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import type { AssessmentId } from "../../values/ids.js";
import { Assessment } from "../assessment.entity.js";
import { hasScores } from "./has-scores.js";
import { openSheet } from "./open-sheet.js";

/** Takes an assessment away that nothing was ever entered in. What a phone still holds of it then comes to its tray. */
export async function removeAssessment(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  id: AssessmentId,
): Promise<void> {
  const { sheet, scope } = await openSheet(tx, schoolId, id);
  if (await hasScores(tx, id)) {
    throw new Refusal(
      ErrorCode.conflict,
      "Something was entered in this sheet, so it is kept. Take the scores back on the sheet if they are wrong.",
    );
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
