import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import type { LearnerType } from "../learner.type.js";
import { loadLearners } from "../load-learners.js";

const MOST_PER_LEARNER = 20;

/** The learners with whom each shares a guardian, as far as the viewer may find them. */
export async function loadSiblings(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, LearnerType[]>> {
  const siblings = new Map(learnerIds.map((id) => [id, [] as LearnerType[]]));
  if (learnerIds.length === 0) return siblings;
  const pairs = await runSql<{ learnerId: LearnerId; siblingId: LearnerId }>(
    em,
    `select distinct own.learner_id as learnerId, other.learner_id as siblingId
     from guardianship own join guardianship other on other.guardian_id = own.guardian_id
       and other.learner_id <> own.learner_id
     where own.school_id = ? and other.school_id = ? and own.learner_id in ${placesFor(learnerIds)}
     order by own.learner_id, other.learner_id`,
    [viewer.schoolId, viewer.schoolId, ...learnerIds],
  );
  const found = await loadLearners(em, viewer, [...new Set(pairs.map(({ siblingId }) => siblingId))]);
  for (const { learnerId, siblingId } of pairs) {
    const sibling = found.get(siblingId);
    const list = siblings.get(learnerId);
    if (sibling && list && list.length < MOST_PER_LEARNER) list.push(sibling);
  }
  return siblings;
}
