import type { AsiliDb } from "../../db/asili-db";
import type { Counter } from "../../values/ids";
import { blockedBehind, requeueOperations } from "./requeue-operations";

/** Sends a refused operation again, with what waited behind it: the term was reopened, the class given back. */
export async function retryOperation(db: AsiliDb, n: Counter): Promise<void> {
  await db.transaction("rw", [db.outbox, db.meta], async () => {
    const row = await db.outbox.get(n);
    if (!row || row.state === "waiting") return;
    await requeueOperations(db, [row, ...(await blockedBehind(db, row))]);
  });
}
