import type { Em } from "../../../platform/orm.js";
import { runForEach } from "../../../platform/sql.js";
import type { SchoolId } from "../../../values/ids.js";
import { LearnerStatus } from "../../../values/learner-status.js";
import type { JournalRow } from "./journal.js";

/**
 * Makes records of learners who were admitted by mistake void: their numbers are free again and no list shows them. The
 * rows stay, for a place on a class list is nobody else's ever, and a phone may still send a register that names it.
 */
export async function voidLearners(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  rows: readonly Pick<JournalRow, "id">[],
): Promise<void> {
  const sql = `update learner set admission_number = ?, upi = null, birth_certificate = null, assessment_number = null,
    status = ?, void_at = ? where school_id = ? and id = ?`;
  await runForEach(
    tx,
    sql,
    rows.map(({ id }) => [`~${id}`, LearnerStatus.left, now, schoolId, id]),
  );
}
