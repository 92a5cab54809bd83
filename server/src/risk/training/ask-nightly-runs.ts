import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { SchoolId } from "../../values/ids.js";
import { askForRun } from "./ask-for-run.js";
import { isDue } from "./is-due.js";

/** Asks for tonight's run of every school that is due. */
export async function askNightlyRuns({ orm, clock, relay, riskWorker }: Services): Promise<void> {
  const now = clock.now();
  const em = orm.em.fork() as Em;
  const schools = await runSql<{ id: SchoolId; last: unknown }>(
    em,
    "select s.id, (select max(r.asked_at) from risk_run r where r.school_id = s.id) as last from school s order by s.id",
  );
  for (const { id, last } of schools) {
    if (!isDue(now, last === null ? null : readInstant(last))) continue;
    await inTransaction(em, (tx) => askForRun(tx, id, null, now));
  }
  relay.kick();
  riskWorker.kick();
}
