import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import type { LearnerId } from "../../values/ids.js";
import { isAway, type LearnerStatus } from "../../values/learner-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { RiskBeforeType } from "./dropout-risk.type.js";
import { LearnerRiskType } from "./learner-risk.type.js";
import { loadRisks } from "./load-risks.js";
import { leadsLearner, visibleRisk } from "./visible-risk.js";

const MOST_WEEKS = 40;

/** A learner's risk over time, for whoever may see it. */
export async function readLearnerRisk(
  em: Em,
  viewer: UserViewer,
  learnerId: LearnerId,
  today: SchoolDay,
): Promise<LearnerRiskType> {
  const { schoolId } = viewer;
  const visible = visibleRisk(viewer);
  const [learner] = await runSql<{ name: string; admissionNumber: string; status: LearnerStatus }>(
    em,
    `select l.name, l.admission_number as admissionNumber, l.status from learner l
     where l.school_id = ? and l.id = ? and l.void_at is null and ${visible.sql}`,
    [schoolId, learnerId, ...visible.values],
  );
  if (!learner) {
    throw new Refusal(ErrorCode.notFound, "There is no such learner whose risk is yours to see. Ask the head.");
  }
  const classOf = (await loadClassesOfLearners(em, schoolId, [learnerId])).get(learnerId);
  return Object.assign(new LearnerRiskType(), {
    learner: learnerId,
    learnerId: String(learnerId),
    learnerName: learner.name,
    admissionNumber: learner.admissionNumber,
    classId: classOf?.id ?? null,
    className: classOf?.name ?? null,
    away: isAway(learner.status),
    risk: (await loadRisks(em, viewer, [learnerId], today)).get(learnerId) ?? null,
    weeks: await readWeeks(em, viewer, learnerId),
    mayDecide: await leadsLearner(em, viewer, learnerId),
  });
}

function readWeeks(em: Em, { schoolId }: UserViewer, learnerId: LearnerId): Promise<RiskBeforeType[]> {
  const sql = `select week, probability, band from risk_score
    where school_id = ? and learner_id = ? order by week desc limit ?`;
  return runSql<RiskBeforeType>(em, sql, [schoolId, learnerId, MOST_WEEKS]);
}
