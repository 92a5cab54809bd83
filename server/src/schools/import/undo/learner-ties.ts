import type { Em } from "../../../platform/orm.js";
import { chunksOf } from "../../../platform/chunks-of.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../../values/ids.js";
import { FaultCode } from "../fault.js";
import { tablesNaming } from "./tables-naming.js";

/** What an import writes of a learner itself. */
const OWN = new Set(["enrolment", "guardianship", "learner_event"]);
const CODES: Record<string, FaultCode> = {
  attendance_mark: FaultCode.undoRegister,
  score: FaultCode.undoScores,
  score_proposal: FaultCode.undoScores,
};
const IDS_A_STATEMENT = 500;

/**
 * What has been built on learners whom an import added: for whoever has any, the first of a register they stand in,
 * scores, and whatever other table of the database names them, whichever room of the house it belongs to.
 */
export async function findLearnerTies(
  tx: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, FaultCode>> {
  const ties = new Map<LearnerId, FaultCode>();
  for (const ids of chunksOf([...learnerIds], IDS_A_STATEMENT)) {
    for (const table of tablesNaming(tx, "learner_id").filter((name) => !OWN.has(name))) {
      const sql = `select distinct learner_id as id from ${table} where learner_id in ${placesFor(ids)}`;
      const code = CODES[table] ?? FaultCode.undoRecords;
      for (const { id } of await runSql<{ id: LearnerId }>(tx, sql, ids)) if (!ties.has(id)) ties.set(id, code);
    }
    for (const id of await inRegisters(tx, schoolId, ids)) ties.set(id, FaultCode.undoRegister);
  }
  return ties;
}

/** Of the class a learner is in now; a place on a list is of one stay alone, so that an earlier stay there does not count. */
const SINCE: readonly (readonly [FaultCode, join: string])[] = [
  [
    FaultCode.undoScores,
    `score s on s.learner_id = e.learner_id and s.position = e.position
     join assessment a on a.id = s.assessment_id and a.class_id = e.class_id`,
  ],
  [
    FaultCode.undoRegister,
    `attendance_mark m on m.learner_id = e.learner_id and m.class_id = e.class_id and m.position = e.position`,
  ],
];

/**
 * What has been recorded of learners the school had already, since they came to the class they are in now. Whatever
 * else names them, such as fees, goes with them from class to class.
 */
export async function findTiesSinceMove(
  tx: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, FaultCode>> {
  const ties = new Map<LearnerId, FaultCode>();
  for (const ids of chunksOf([...learnerIds], IDS_A_STATEMENT)) {
    for (const [code, join] of SINCE) {
      const sql = `select distinct e.learner_id as id from enrolment e join ${join}
        where e.school_id = ? and e.to_rev is null and e.learner_id in ${placesFor(ids)}`;
      for (const { id } of await runSql<{ id: LearnerId }>(tx, sql, [schoolId, ...ids])) ties.set(id, code);
    }
    for (const id of await inRegisters(tx, schoolId, ids)) ties.set(id, FaultCode.undoRegister);
  }
  return ties;
}

/** Who stands in a register that was taken of the class they are in now: whoever is present has no mark of their own. */
async function inRegisters(tx: Em, schoolId: SchoolId, ids: readonly LearnerId[]): Promise<LearnerId[]> {
  const rows = await runSql<{ id: LearnerId }>(
    tx,
    `select distinct e.learner_id as id from enrolment e join roll_call r on r.class_id = e.class_id
     where e.school_id = ? and e.to_rev is null and r.roster_rev >= e.from_rev and e.learner_id in ${placesFor(ids)}`,
    [schoolId, ...ids],
  );
  return rows.map(({ id }) => id);
}
