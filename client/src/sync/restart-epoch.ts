import type { AsiliDb, SentRow } from "../db/asili-db";
import { putMeta } from "../db/meta";
import type { Seq } from "../values/ids";
import { KEEP_SENT_MS } from "./forget-sent";

const TAKEN: readonly SentRow["outcome"][] = ["APPLIED", "AGREED", "CONTESTED"];

/**
 * The server was restored from a backup and may have lost what it had taken: all of it is fetched afresh,
 * and what it took in the last 30 days is said again under the same counters, which it knows if it kept it.
 */
export async function restartEpoch(db: AsiliDb, epoch: string, now: number): Promise<void> {
  await db.scopes.toCollection().modify({ cursor: 0 as Seq });
  const rows = await db.sent
    .where("at")
    .above(now - KEEP_SENT_MS)
    .toArray();
  const taken = rows.filter(({ outcome }) => TAKEN.includes(outcome));
  await db.outbox.bulkPut(
    taken.map(({ n, text, classId, key, school }) => ({
      n,
      text,
      classId,
      key,
      at: Number(text.split(" ").at(-1)),
      school,
      state: "waiting",
    })),
  );
  await db.sent.bulkDelete(taken.map(({ n }) => n));
  await db.outbox.where({ state: "held" }).modify({ state: "waiting" });
  await putMeta(db, "epoch", epoch);
  await db.meta.delete("access");
}
