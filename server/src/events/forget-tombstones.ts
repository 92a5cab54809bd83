import { LockMode } from "@mikro-orm/core";
import type { Em, Orm } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import type { Clock } from "../values/clock.js";
import type { ScopeId } from "../values/ids.js";
import { Change } from "./change.entity.js";
import { ScopeHead } from "./scope-head.entity.js";

const KEPT_DAYS = 180;

/**
 * Drops tombstones nobody needs any more. A device that was away for longer could not tell what is gone, so the
 * scope's floor rises and such a device is given the scope whole.
 */
export async function forgetTombstones({ orm, clock }: { orm: Orm; clock: Clock }): Promise<void> {
  const em = orm.em.fork() as Em;
  const old = { line: "", at: { $lt: new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000) } };
  const scopes = await em
    .createQueryBuilder(Change)
    .select("scopeId", true)
    .where(old)
    .execute<{ scopeId: ScopeId }[]>();
  for (const { scopeId } of scopes) {
    await inTransaction(em, async (tx) => {
      await tx
        .createQueryBuilder(ScopeHead)
        .select("id")
        .where({ id: scopeId })
        .setLockMode(LockMode.PESSIMISTIC_WRITE)
        .execute();
      const gone = await tx
        .createQueryBuilder(Change)
        .select(["item", "seq"])
        .where({ ...old, scopeId })
        .execute<{ item: string; seq: number }[]>();
      const floor = gone.reduce((highest, { seq }) => Math.max(highest, seq), 0);
      await tx
        .createQueryBuilder(Change)
        .delete({ scopeId, item: { $in: gone.map(({ item }) => item) } })
        .execute();
      await tx.createQueryBuilder(ScopeHead).update({ floor }).where({ id: scopeId }).execute();
    });
  }
}
