import type { Services } from "../context.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import type { SchoolId } from "../values/ids.js";
import { publishColleagues } from "./publish-colleagues.js";

/** Tells every school's phones the names of its staff where they do not have them: those of before there was such an item, or changed by hand. */
export async function publishAllColleagues({ orm, clock, relay }: Services): Promise<void> {
  const em = orm.em.fork() as Em;
  const schools = await runSql<{ id: SchoolId }>(em, "select id from school");
  for (const { id } of schools) await inTransaction(em, (tx) => publishColleagues(tx, id, clock.now()));
  relay.kick();
}
