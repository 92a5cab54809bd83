import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import type { Grade } from "../../values/grade.js";
import type { ScaleId } from "../../values/ids.js";
import { GradeScale } from "./grade-scale.entity.js";
import { GradingScale } from "./grading-scale.entity.js";
import { refuse } from "../assessment-refusal.js";

/** Has a grade's assessments graded by a scale from now on; those added before keep theirs. */
export async function setGradeScale(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { grade, scaleId }: { grade: Grade; scaleId: ScaleId },
): Promise<void> {
  const scale = await tx.findOne(GradingScale, { schoolId, id: scaleId });
  if (!scale) throw refuse("SCALE_UNKNOWN");
  if (scale.archivedAt) throw refuse("SCALE_ARCHIVED", { name: scale.name });
  const known = await tx.findOne(GradeScale, { schoolId, grade });
  if (known) known.scaleId = scaleId;
  else tx.create(GradeScale, { schoolId, grade, scaleId });
  await tx.flush();
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "grade-scale.set",
    subject: `school:${schoolId}`,
    detail: `${grade}: ${scale.name}`,
    at: now,
  });
}
