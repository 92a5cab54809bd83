import { isOfRegister, type Operation } from "../values/operation";
import type { AsiliDb } from "./asili-db";
import { readAssessment } from "./read-assessment";

/** What the assessment is called that an operation speaks of, `Mathematics, End of term`; empty where it is not known. */
export async function assessmentName(db: AsiliDb, operation: Operation): Promise<string> {
  if (isOfRegister(operation)) return "";
  const held = await readAssessment(db, operation.classId, operation.assessmentId);
  return held ? `${held.assessment.subject}, ${held.assessment.name}` : "";
}
