import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { mayOwnCases } from "../risk.policy.js";
import type { DropoutRiskType } from "./dropout-risk.type.js";
import { readRiskRows } from "./read-risk-rows.js";
import { readScoredWeek } from "./read-scored-week.js";
import { tellRisks } from "./tell-risks.js";

/** How each learner stands in the school's last scored week, as far as the viewer may see it; the others are left out. */
export async function loadRisks(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
  today: SchoolDay,
): Promise<Map<LearnerId, DropoutRiskType>> {
  const week = mayOwnCases(viewer) && learnerIds.length > 0 ? await readScoredWeek(em, viewer.schoolId) : null;
  if (week === null) return new Map();
  const ofThese = {
    sql: `s.week = ? and s.learner_id in ${placesFor(learnerIds)}`,
    values: [week, ...learnerIds],
  };
  const rows = await readRiskRows(em, viewer, [ofThese]);
  const risks = await tellRisks(em, viewer, rows, today);
  return new Map(risks.map((risk) => [risk.learner, risk]));
}
