import type { Em } from "../../platform/orm.js";
import type { AssessmentId } from "../../values/ids.js";
import { ScoreHistory } from "../score-history.entity.js";

/** Whether anything was ever said of a learner in it, even if it was taken back. */
export const hasScores = async (em: Em, assessmentId: AssessmentId): Promise<boolean> =>
  (await em.count(ScoreHistory, { assessmentId })) > 0;
