import type { AsiliDb, OutboxRow, SentRow } from "../db/asili-db";

/** Takes refused operations out of the tray for good, keeping what they said with what became of it. */
export async function settleTroubled(
  db: AsiliDb,
  rows: readonly OutboxRow[],
  outcome: Extract<SentRow["outcome"], "REPLACED" | "DISCARDED">,
  now: number,
): Promise<void> {
  for (const { n, text, classId, key, school, state } of rows) {
    if (state === "waiting") continue;
    await db.sent.put({ n, text, classId, key, school, at: now, outcome, seq: null });
    await db.outbox.delete(n);
  }
}
