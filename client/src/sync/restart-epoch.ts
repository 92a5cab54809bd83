import type { AsiliDb, OutboxRow, SentRow } from "../db/asili-db";
import { getFeed, putFeed } from "../db/feed";
import type { Seq } from "../values/ids";
import { isTaken } from "./is-taken";

/** A server restored from a backup this old still gets everything back. */
export const KEEP_SENT_MS = 30 * 24 * 3_600_000;

/**
 * The server was restored from a backup and may have lost what it had taken: all of it is fetched afresh,
 * and what it took in the last 30 days is said again under the same counters, which it knows if it kept it.
 */
export function restartEpoch(db: AsiliDb, epoch: string, now: number): Promise<void> {
  return db.transaction("rw", [db.scopes, db.sent, db.outbox, db.feed], async () => {
    // Another tab may have begun it.
    if ((await getFeed(db, "epoch")) === epoch) return;
    await db.scopes.toCollection().modify({ cursor: 0 as Seq });
    const rows = await db.sent
      .where("at")
      .above(now - KEEP_SENT_MS)
      .toArray();
    const taken = rows.filter(({ outcome }) => isTaken(outcome));
    // What the head decided of what was held may be lost as well.
    const held = await db.outbox.where({ state: "held" }).toArray();
    await db.outbox.bulkPut([...taken.map(saidAgain), ...held.map(waitingAgain)]);
    await db.sent.bulkDelete(taken.map(({ n }) => n));
    await putFeed(db, "epoch", epoch);
    await db.feed.delete("access");
  });
}

/** It stood by itself once: whatever is refused before it now, the server is to say what became of it. */
const saidAgain = (row: SentRow): OutboxRow => ({ ...waitingAgain(row), again: true });

function waitingAgain({ n, text, classId, key, school }: SentRow | OutboxRow): OutboxRow {
  return { n, text, classId, key, school, at: Number(text.split(" ").at(-1)), state: "waiting" };
}
