import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor } from "../platform/sql.js";
import { childrenOf, readLearners } from "../schools/learner-rows.js";
import type { LearnerType } from "../schools/learner.type.js";
import { seesOwnChildren } from "../schools/schools.policy.js";
import type { LearnerId } from "../values/ids.js";
import { seesAccounts } from "./fees.policy.js";

/** Those of the learners whose account the viewer may see, by id: anybody's for the office, their own children's for a guardian. */
export async function findAccountHolders(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, LearnerType>> {
  const isOffice = seesAccounts(viewer);
  if (learnerIds.length === 0 || (!isOffice && !seesOwnChildren(viewer))) return new Map();
  const named = { sql: `l.id in ${placesFor(learnerIds)}`, values: [...learnerIds] };
  const own = isOffice || viewer.kind === "key" ? [] : [childrenOf(viewer.userId)];
  const learners = await readLearners(em, viewer, [named, ...own]);
  return new Map(learners.map((learner) => [learner.learnerId, learner]));
}
