import type { AsiliDb, OutboxRow } from "../../db/asili-db";
import { decodeOperation } from "../../values/operation";
import { writeOperations } from "./write-operations";

/** Says operations again under new counters, in their order: a verdict is for ever that of its counter. */
export async function requeueOperations(db: AsiliDb, rows: readonly OutboxRow[]): Promise<void> {
  await db.outbox.bulkDelete(rows.map(({ n }) => n));
  await writeOperations(
    db,
    rows.map(({ text }) => {
      const { counter: _, ...said } = decodeOperation(text);
      return said;
    }),
  );
}

/** What waits behind a refused operation: later ones on the same register that the server would not take before it. */
export async function blockedBehind(db: AsiliDb, { n, classId, key }: OutboxRow): Promise<OutboxRow[]> {
  const rows = await db.outbox.where({ key }).sortBy("n");
  return rows.filter((row) => row.n > n && row.classId === classId && row.state === "blocked");
}
