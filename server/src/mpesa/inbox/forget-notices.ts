import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { NoticeState } from "./notice-kind.js";

/** A school year, and until its books have been looked through. */
const KEPT_DAYS = 400;
const MOST_AT_ONCE = 500;

/**
 * Drops what the provider sent and was taken in more than a year ago; the payments and the journal keep what came of it.
 * What was put aside stays, for nothing came of that.
 */
export async function forgetNotices({ orm, clock }: Pick<Services, "orm" | "clock">): Promise<void> {
  const em = orm.em.fork() as Em;
  const old = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
  for (;;) {
    const sql = `select id from mpesa_notice where state = ? and received_at < ? order by id limit ${MOST_AT_ONCE}`;
    const ids = (await runSql<{ id: number }>(em, sql, [NoticeState.processed, old])).map(({ id }) => id);
    if (ids.length === 0) return;
    await runSql(em, `delete from mpesa_notice where id in ${placesFor(ids)}`, ids);
  }
}
