import { setImmediate as pause } from "node:timers/promises";
import type { Services } from "../../context.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { SchoolId } from "../../values/ids.js";
import { type CardsOf, reconcileCards } from "./reconcile-cards.js";

/** The relay is kicked after each step, so that phones hear of it at once. */
export type Delivering = Pick<Services, "orm" | "clock"> & { readonly relay: { kick(): void } };

const AT_ONCE = 5;

/** Sets the phones right, some people at a time, so that nobody else waits for the database long. */
export async function deliverCards({ orm, clock, relay }: Delivering, schoolId: SchoolId, of: CardsOf): Promise<void> {
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const parts: CardsOf[] =
    "userIds" in of
      ? [...chunksOf(of.userIds, AT_ONCE)].map((userIds) => ({ userIds }))
      : [...chunksOf(of.learnerIds, AT_ONCE)].map((learnerIds) => ({ learnerIds }));
  for (const part of parts) {
    await inTransaction(em, (tx) => reconcileCards(tx, schoolId, clock.now(), part));
    relay.kick();
    await pause();
  }
}
