import type { Context } from "../context.js";
import { loadUsers } from "../identity/load-users.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import { placesFor } from "../platform/sql.js";
import { childrenOf, readLearners } from "../schools/learner-rows.js";
import type { LearnerId, UserId } from "../values/ids.js";
import { seesFeeTotals } from "./fees.policy.js";

/** A learner whose payments the viewer may see: anybody for the office, a guardian's own children. */
export const learnerOf = createBatchLoader(async ({ em, viewer }: Context, ids: readonly LearnerId[]) => {
  const named = { sql: `l.id in ${placesFor(ids)}`, values: [...ids] };
  const isAny = viewer!.kind === "key" || seesFeeTotals(viewer!);
  const own = isAny ? [] : [childrenOf(viewer!.kind === "user" ? viewer!.userId : 0)];
  const learners = await readLearners(em, viewer!, [named, ...own]);
  return new Map(learners.map((learner) => [learner.learnerId, learner]));
});

/** A person who did something with money. */
export const personOf = createBatchLoader(({ em }: Context, ids: readonly UserId[]) => loadUsers(em, ids));
