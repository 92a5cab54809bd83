import type { AssessmentLine } from "../values/assessment-line";
import { decodeAssessmentLine } from "../values/assessment-line";
import type { AssessmentId, ClassId } from "../values/ids";
import type { AsiliDb, ScopeRow } from "./asili-db";

/** An assessment of a class, and the scope that holds it; null when this phone holds nothing of it. */
export async function readAssessment(
  db: AsiliDb,
  classId: ClassId,
  assessmentId: AssessmentId,
): Promise<{ readonly assessment: AssessmentLine; readonly scope: ScopeRow } | null> {
  const key = `a${assessmentId}`;
  for (const scope of await db.scopes.where({ classId }).toArray()) {
    const row = await db.items.get([scope.id, key]);
    if (typeof row?.line === "string") return { assessment: decodeAssessmentLine(key, row.line), scope };
  }
  return null;
}
