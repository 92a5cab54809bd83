import { publishChanges } from "../../events/publish-changes.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { AssessmentId } from "../../values/ids.js";
import { Assessment } from "../assessment.entity.js";
import { encodeAssessmentLine } from "../encode-sheet-lines.js";
import type { ScoreSheet } from "../score-sheet.js";
import { openSheet } from "./open-sheet.js";
import { refuse } from "../assessment-refusal.js";

/**
 * Says that a submitted sheet was looked through and is right. It takes somebody else than who submitted it, and is void
 * as soon as the sheet is reopened.
 */
export async function approveSheet(
  tx: Em,
  { schoolId, userId }: Pick<UserViewer, "schoolId" | "userId">,
  now: Date,
  id: AssessmentId,
): Promise<ScoreSheet> {
  const { sheet, scope } = await openSheet(tx, schoolId, id);
  const { closing, submitted } = sheet;
  if (!submitted || !closing) {
    throw refuse("SHEET_STILL_OPEN");
  }
  if (closing.authorId === userId) {
    throw refuse("OWN_SHEET");
  }
  const approved = { ...sheet, approvedSeq: closing.seq };
  if (sheet.approvedSeq === closing.seq) return approved;
  const by = { approvedSeq: closing.seq, approvedBy: userId, approvedAt: now };
  await tx.nativeUpdate(Assessment, { schoolId, id }, by);
  await publishChanges(tx, now, [{ scope, item: `a${id}`, line: encodeAssessmentLine(approved) }]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "sheet.approved",
    subject: `assessment:${id}`,
    detail: `${sheet.subject}, ${sheet.name} of class ${sheet.classId}`,
    at: now,
  });
  return approved;
}
