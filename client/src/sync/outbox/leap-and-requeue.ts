import type { AsiliDb, OutboxRow } from "../../db/asili-db";
import { getMeta, putMeta } from "../../db/meta";
import { requeueOperations } from "./requeue-operations";

// Far enough to leave the numbers behind that another life of this device has used.
const COUNTER_LEAP = 10_000;

/**
 * The phone counts anew where the server remembers: storage was lost or copied under one device id. All that waits from
 * there on was counted so, and what was said later must not arrive before what was said first. What is said again after a
 * restore keeps its counter, by which the server knows it if it has it still, until it is refused itself. Call it inside
 * a transaction over `outbox` and `meta`.
 */
export async function leapAndRequeue(db: AsiliDb, reused: readonly OutboxRow[]): Promise<void> {
  const refused = new Set(reused.map(({ n }) => n));
  const first = Math.min(...refused);
  const waiting = await db.outbox
    .where({ state: "waiting" })
    .filter(({ n, again }) => n >= first && (!again || refused.has(n)))
    .sortBy("n");
  await putMeta(db, "counter", ((await getMeta(db, "counter")) ?? 0) + COUNTER_LEAP);
  await requeueOperations(db, waiting);
}
