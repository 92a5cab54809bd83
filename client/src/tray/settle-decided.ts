import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { itemsOf } from "../db/items-of";
import { type Decided, decodeDecided } from "../values/held";

/**
 * Lets go of what was held once the head has taken it in, and notes what was declined: the server said so in the
 * user's own feed, as its verdict on that operation had been given already.
 */
export async function settleDecided(db: AsiliDb, now: number): Promise<void> {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  if (!user || (await db.outbox.where({ state: "held" }).count()) === 0) return;
  const items = await itemsOf(db, user.id, "d");
  const decided = new Map(items.map(({ key, line }) => decodeDecided(key, line)).map((one) => [one.text, one]));
  await db.transaction("rw", [db.outbox, db.sent, db.scopes], async () => {
    for (const row of await db.outbox.where({ state: "held" }).toArray()) {
      const decision = decided.get(row.text);
      if (decision) await settle(db, row, decision, now);
    }
  });
}

async function settle(db: AsiliDb, row: OutboxRow, { taken }: Decided, now: number): Promise<void> {
  const { n, text, classId, key, school } = row;
  if (!taken) {
    await db.outbox.update(n, { code: "DECLINED" });
    return;
  }
  await db.outbox.delete(n);
  // Nothing done with is kept of a class that was taken from its user.
  if ((await db.scopes.where({ classId }).count()) === 0) return;
  await db.sent.put({ n, text, classId, key, school, at: now, outcome: "APPLIED", seq: null });
}
