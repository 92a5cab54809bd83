import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { loadLearners } from "../../schools/load-learners.js";
import { readTaught } from "../../schools/read-taught.js";
import type { AssessmentId, LearnerId } from "../../values/ids.js";
import { NO_SCORE } from "../../values/score.js";
import { canReadScores } from "../assessment.policy.js";
import { toAssessmentType } from "../assessment.type.js";
import { readSheets } from "../read-sheets.js";
import type { ScoreHistoryType } from "./score-history.type.js";

/** A learner's score as it stands, whose history the viewer may read; null where that is not theirs to see. */
export async function readScoreHistory(
  em: Em,
  viewer: Viewer,
  assessmentId: AssessmentId,
  learnerId: LearnerId,
): Promise<ScoreHistoryType | null> {
  const sheet = (await readSheets(em, viewer.schoolId, [assessmentId])).get(assessmentId);
  if (!sheet) return null;
  const taught = await readTaught(em, viewer);
  if (!canReadScores(viewer, taught.get(sheet.classId) ?? null)) return null;
  const learner = (await loadLearners(em, viewer, [learnerId])).get(learnerId);
  const value = sheet.cells.get(learnerId)?.value;
  if (!learner) return null;
  const stands = !value || value.score === NO_SCORE ? null : value.score;
  return { assessmentId, learnerId, assessment: toAssessmentType({ ...sheet, id: assessmentId }), learner, stands };
}
