import type { Context } from "../../context.js";
import type { Viewer } from "../../identity/viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import { childrenOf, readLearners } from "../../schools/learner-rows.js";
import type { LearnerType } from "../../schools/learner.type.js";
import type { LearnerId } from "../../values/ids.js";
import { seesFeeTotals } from "../fees.policy.js";

/** Those of the learners whose payments the viewer may see, by id: a guardian's own children, anybody for the others. */
export async function loadPaidLearners(
  em: Em,
  viewer: Viewer,
  ids: readonly LearnerId[],
): Promise<Map<LearnerId, LearnerType>> {
  if (ids.length === 0) return new Map();
  const named = { sql: `l.id in ${placesFor(ids)}`, values: [...ids] };
  const own = seesFeeTotals(viewer) || viewer.kind === "key" ? [] : [childrenOf(viewer.userId)];
  const learners = await readLearners(em, viewer, [named, ...own]);
  return new Map(learners.map((learner) => [learner.learnerId, learner]));
}

export const paidLearnerOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadPaidLearners(em, viewer!, ids),
);
