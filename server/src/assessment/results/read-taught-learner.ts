import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerType } from "../../schools/learner.type.js";
import { loadLearners } from "../../schools/load-learners.js";
import { readStaysOfLearners } from "../../schools/read-stays.js";
import { readTaught } from "../../schools/read-taught.js";
import { seesAllClasses } from "../../schools/schools.policy.js";
import type { LearnerId } from "../../values/ids.js";
import { canReadScores } from "../assessment.policy.js";

/**
 * A learner whose scores the viewer sees: anybody for those who lead the school, for a teacher who is in a class of
 * theirs now. Being the learner's guardian is no reason; null for whoever has none.
 */
export async function readTaughtLearner(em: Em, viewer: Viewer, id: LearnerId): Promise<LearnerType | null> {
  const learner = (await loadLearners(em, viewer, [id])).get(id) ?? null;
  if (!learner || seesAllClasses(viewer)) return learner;
  const taught = await readTaught(em, viewer);
  const stays = await readStaysOfLearners(em, viewer.schoolId, [id]);
  const isTaught = stays.some(
    ({ classId, toRev }) => toRev === null && canReadScores(viewer, taught.get(classId) ?? null),
  );
  return isTaught ? learner : null;
}
