import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { itemsOf } from "../db/items-of";
import { type Decided, decodeDecided } from "../values/held";

/**
 * Lets go of what was held once the head has taken it in, and notes what was declined: the server said so in the
 * user's own feed, as its verdict on that operation had been given already. After a restore it waits again, perhaps
 * behind what was refused, and the head may decide before it is sent.
 */
export async function settleDecided(db: AsiliDb, now: number): Promise<void> {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  // From nothing known: what is still here of the feed was told before the server was restored, which may have lost it.
  if (!user || user.cursor === 0 || (await undecided(db).count()) === 0) return;
  const items = await itemsOf(db, user.id, "d");
  const decided = new Map(items.map(({ key, line }) => decodeDecided(key, line)).map((one) => [one.text, one]));
  await db.transaction("rw", [db.outbox, db.sent, db.scopes], async () => {
    if ((await db.scopes.get(user.id))?.cursor !== user.cursor) return;
    for (const row of await undecided(db).toArray()) {
      const decision = decided.get(row.text);
      if (decision) await settle(db, row, decision, now);
    }
  });
}

const undecided = (db: AsiliDb) => db.outbox.where("state").anyOf("held", "waiting");

async function settle(db: AsiliDb, row: OutboxRow, { taken }: Decided, now: number): Promise<void> {
  const { n, text, classId, key, school, heardAt = now } = row;
  if (!taken) {
    await db.outbox.update(n, { state: "held", code: "DECLINED", heardAt });
    return;
  }
  await db.outbox.delete(n);
  // Nothing done with is kept of a class that was taken from its user.
  if ((await db.scopes.where({ classId }).count()) === 0) return;
  await db.sent.put({ n, text, classId, key, school, at: now, outcome: "APPLIED", seq: null });
}
