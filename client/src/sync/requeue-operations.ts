import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { decodeOperation } from "../values/operation";
import { writeOperation } from "./write-operation";

/** Says operations again under new counters, in their order: a verdict is for ever that of its counter. */
export async function requeueOperations(db: AsiliDb, rows: readonly OutboxRow[]): Promise<void> {
  for (const { n, text } of rows) {
    const { counter: _, ...said } = decodeOperation(text);
    await db.outbox.delete(n);
    await writeOperation(db, said);
  }
}

/** What waits behind a refused operation: later ones on the same register that the server would not take before it. */
export async function blockedBehind(db: AsiliDb, refused: OutboxRow): Promise<OutboxRow[]> {
  const rows = await db.outbox.where({ classId: refused.classId, key: refused.key }).sortBy("n");
  return rows.filter(({ n, state }) => n > refused.n && state === "blocked");
}
