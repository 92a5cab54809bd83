import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readCases } from "./read-cases.js";
import type { RiskCaseType } from "./risk-case.type.js";
import { tellCases } from "./tell-cases.js";
import { visibleCases } from "./visible-cases.js";

const MOST_CASES = 20;

/** The open case of each learner, as far as the viewer may see it. */
export async function loadOpenCases(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
  today: SchoolDay,
): Promise<Map<LearnerId, RiskCaseType>> {
  const open = { sql: `c.open_learner_id in ${placesFor(learnerIds)}`, values: [...learnerIds] };
  const rows = await readCases(em, viewer.schoolId, [visibleCases(viewer), open]);
  const cases = await tellCases(em, viewer, rows, today);
  return new Map(cases.map((found) => [found.learner, found]));
}

/** A learner's cases that the viewer may see, the latest first. */
export async function readLearnerCases(
  em: Em,
  viewer: Viewer,
  learnerId: LearnerId,
  today: SchoolDay,
): Promise<RiskCaseType[]> {
  const theirs = { sql: "c.learner_id = ?", values: [learnerId] };
  const latestFirst = { sql: "order by c.id desc limit ?", values: [MOST_CASES] };
  const rows = await readCases(em, viewer.schoolId, [visibleCases(viewer), theirs], latestFirst);
  return tellCases(em, viewer, rows, today);
}
