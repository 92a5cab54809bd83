import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor } from "../platform/sql.js";
import type { LearnerId } from "../values/ids.js";
import type { LearnerType } from "./learner.type.js";
import { readLearners } from "./learner-rows.js";

/** The learners of these ids whom the viewer may find, by id. */
export async function loadLearners(
  em: Em,
  viewer: Viewer,
  ids: readonly LearnerId[],
): Promise<Map<LearnerId, LearnerType>> {
  if (ids.length === 0) return new Map();
  const learners = await readLearners(em, viewer, [{ sql: `l.id in ${placesFor(ids)}`, values: [...ids] }]);
  return new Map(learners.map((learner) => [learner.learnerId, learner]));
}
