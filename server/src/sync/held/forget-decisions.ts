import type { Services } from "../../context.js";
import { publishChanges, type ScopeChange } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { SchoolId, UserId } from "../../values/ids.js";

/** A term, in which an author hears what was decided however seldom their phone finds a network. */
const KEPT_DAYS = 120;

/** Takes what was decided a term ago out of its authors' feeds; the verdict and the audit keep it. */
export async function forgetDecisions({ orm, clock, relay }: Services): Promise<void> {
  const em = orm.em.fork() as Em;
  const now = clock.now();
  const old = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const rows = await runSql<{ schoolId: SchoolId; userId: UserId; item: string }>(
    em,
    `select h.school_id as schoolId, h.user_id as userId, c.item
     from scope_head h join \`change\` c on c.scope_id = h.id
     where h.kind = 'user' and c.item >= 'd' and c.item < 'e' and c.line <> '' and c.at < ?`,
    [old],
  );
  const over = rows.map(({ schoolId, userId, item }): ScopeChange => ({
    scope: userScope(schoolId, userId),
    item,
    line: "",
  }));
  if (over.length > 0) await inTransaction(em, async (tx) => void (await publishChanges(tx, now, over)));
  relay.kick();
}
