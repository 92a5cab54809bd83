import type { AsiliDb } from "../../db/asili-db";
import type { Counter } from "../../values/ids";
import { blockedBehind, requeueOperations } from "./requeue-operations";
import { settleTroubled } from "./settle-troubled";

/** The user lets go of a refused operation and says why; what waited behind it is sent. One that still waits is never dropped. */
export async function discardOperation(db: AsiliDb, n: Counter, why = "", now = Date.now()): Promise<void> {
  await db.transaction("rw", [db.outbox, db.sent, db.meta], async () => {
    const row = await db.outbox.get(n);
    if (!row || row.state === "waiting") return;
    await settleTroubled(db, [row], "DISCARDED", now);
    if (why) await db.sent.update(n, { why });
    await requeueOperations(db, await blockedBehind(db, row));
  });
}
