import { refuse } from "./school-refusal.js";
import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { LearnerId, SchoolId } from "../values/ids.js";

const IDS_A_STATEMENT = 500;

/** Refuses a list in which somebody is not a learner of this school. */
export async function checkLearners(em: Em, schoolId: SchoolId, learnerIds: readonly LearnerId[]): Promise<void> {
  for (const chunk of chunksOf([...new Set(learnerIds)], IDS_A_STATEMENT)) {
    const sql = `select count(*) as known from learner where school_id = ? and id in ${placesFor(chunk)}`;
    const [row] = await runSql<{ known: number }>(em, sql, [schoolId, ...chunk]);
    if (Number(row?.known) < chunk.length) {
      throw refuse("LEARNER_UNKNOWN");
    }
  }
}
