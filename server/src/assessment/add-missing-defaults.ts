import type { Services } from "../context.js";
import { publishChanges } from "../events/publish-changes.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import { addDefaultSubjects } from "../schools/subjects/add-default-subjects.js";
import type { SchoolId } from "../values/ids.js";
import { addDefaultScales } from "./scales/add-default-scales.js";

const KNOW_SUBJECTS = `update assessment set subject_id =
    (select s.id from subject s where s.school_id = assessment.school_id and s.name = assessment.subject)
  where school_id = ? and subject_id is null`;

/** Gives schools that were there before there were subjects and scales the ones that new schools begin with. */
export async function addMissingDefaults({ orm, clock, relay }: Services): Promise<void> {
  const em = orm.em.fork() as Em;
  const sql = `select id from school where id not in (select school_id from grading_scale)
    or id not in (select school_id from subject)`;
  for (const { id } of await runSql<{ id: SchoolId }>(em, sql, [])) {
    await inTransaction(em, async (tx) => {
      tx.setFilterParams("school", { schoolId: id });
      await addDefaultSubjects(tx, id);
      const now = clock.now();
      await publishChanges(tx, now, await addDefaultScales(tx, id, now));
      await runSql(tx, KNOW_SUBJECTS, [id]);
    });
  }
  relay.kick();
}
