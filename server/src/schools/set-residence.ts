import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { LearnerId } from "../values/ids.js";
import type { Residence } from "../values/residence.js";
import type { Actor } from "./actor.js";

const MOST_AT_ONCE = 2000;
const IDS_A_STATEMENT = 500;

/** Says where learners sleep; tells of how many it was another place before. */
export async function setResidence(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerIds, residence }: { learnerIds: readonly LearnerId[]; residence: Residence },
): Promise<number> {
  const ids = [...new Set(learnerIds)];
  if (ids.length === 0 || ids.length > MOST_AT_ONCE) {
    throw refuse("LEARNERS_AT_ONCE", { most: MOST_AT_ONCE });
  }
  const changed: LearnerId[] = [];
  for (const chunk of chunksOf(ids, IDS_A_STATEMENT)) {
    const where = `school_id = ? and id in ${placesFor(chunk)}`;
    const sql = `select id, residence from learner where ${where}`;
    const known = await runSql<{ id: LearnerId; residence: Residence }>(tx, sql, [schoolId, ...chunk]);
    if (known.length < chunk.length) throw refuse("LEARNER_UNKNOWN");
    changed.push(...known.filter((learner) => learner.residence !== residence).map(({ id }) => id));
    await runSql(tx, `update learner set residence = ? where ${where}`, [residence, schoolId, ...chunk]);
  }
  if (changed.length === 0) return 0;
  const detail = `${residence}: ${changed.join(", ")}`;
  await recordAudit(tx, { schoolId, userId, action: "residence.set", subject: `school:${schoolId}`, detail, at: now });
  return changed.length;
}
