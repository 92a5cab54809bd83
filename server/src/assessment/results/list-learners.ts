import type { ClassId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { ResultRows, ResultStay } from "./result-rows.js";

/**
 * Whose results a term has, by class: whoever was on the roster on its last day, or is now; and who joined later but has
 * scores, since a school may begin with its books of last term. A learner counts in one class of the grade, the last.
 */
export function listLearners(
  { stays, scores, assessments }: ResultRows,
  ends: SchoolDay,
): Map<ClassId, readonly ResultStay[]> {
  const classOf = new Map(assessments.map(({ id, classId }) => [id, classId]));
  const hasScores = ({ learnerId, classId }: ResultStay) =>
    [...(scores.get(learnerId)?.keys() ?? [])].some((id) => classOf.get(id) === classId);
  const listed = stays
    .filter(({ toDay }) => toDay === null || toDay >= ends)
    .filter((stay) => stay.fromDay <= ends || hasScores(stay));
  const last = new Map(listed.toSorted((one, other) => one.id - other.id).map((stay) => [stay.learnerId, stay]));
  return Map.groupBy(
    listed.filter((stay) => last.get(stay.learnerId) === stay),
    ({ classId }) => classId,
  );
}
