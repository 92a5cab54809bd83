import { wasOnList } from "../../schools/was-on-list.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { ResultAssessment } from "./class-results.js";
import type { ResultStay } from "./result-rows.js";

/** Whether a learner's score in an assessment is due: whether they were on its class's list on its day. */
export type IsDue = (learnerId: LearnerId, assessment: Pick<ResultAssessment, "classId" | "day">) => boolean;

/** By every stay there ever was on the lists of the classes. */
export function dueBy(stays: readonly ResultStay[]): IsDue {
  const begins = new Map<ClassId, SchoolDay>();
  for (const { classId, fromDay } of stays) {
    const first = begins.get(classId);
    if (first === undefined || fromDay < first) begins.set(classId, fromDay);
  }
  const byLearner = Map.groupBy(stays, ({ learnerId }) => learnerId);
  return (learnerId, { classId, day }) => {
    const own = byLearner.get(learnerId)?.filter((stay) => stay.classId === classId) ?? [];
    return own.length > 0 && wasOnList(own, begins.get(classId)!, day);
  };
}
