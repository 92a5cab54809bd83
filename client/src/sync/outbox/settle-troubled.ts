import type { AsiliDb, OutboxRow, SentRow } from "../../db/asili-db";

/** Takes refused operations out of the tray for good, keeping what they said with what became of it. */
export async function settleTroubled(
  db: AsiliDb,
  rows: readonly OutboxRow[],
  outcome: Extract<SentRow["outcome"], "REPLACED" | "DISCARDED">,
  now: number,
): Promise<void> {
  const refused = rows.filter(({ state }) => state !== "waiting");
  if (refused.length === 0) return;
  await db.sent.bulkPut(
    refused.map(({ n, text, classId, key, school }) => ({
      n,
      text,
      classId,
      key,
      school,
      at: now,
      outcome,
      seq: null,
    })),
  );
  await db.outbox.bulkDelete(refused.map(({ n }) => n));
}
