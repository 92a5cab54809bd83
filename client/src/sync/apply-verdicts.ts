import type { AsiliDb, OutboxRow } from "../db/asili-db";
import type { Verdict } from "./incoming";
import { leapAndRequeue } from "./outbox/leap-and-requeue";

/**
 * Lets go of what the server has settled; what it refused goes to the tray. Only a verdict ever ends an operation.
 * `isListCurrent` says that the classes followed here are still those that the server has for its user. Answers whether
 * something was numbered anew, and is still to be sent.
 */
export function applyVerdicts(
  db: AsiliDb,
  batch: readonly OutboxRow[],
  verdicts: readonly Verdict[],
  isListCurrent: boolean,
  now: number,
): Promise<boolean> {
  const sent = new Map(batch.map((row) => [row.n, row]));
  return db.transaction("rw", [db.outbox, db.sent, db.meta, db.scopes, db.feed], async () => {
    const rows = await db.outbox.bulkGet(verdicts.map(({ n }) => n));
    const followed = new Set((await db.scopes.toArray()).map(({ classId }) => classId));
    const reused: OutboxRow[] = [];
    for (const [index, verdict] of verdicts.entries()) {
      const row = rows[index];
      // Another tab may have been told before, or the user may have said it anew.
      if (row?.state !== "waiting" || row.text !== sent.get(verdict.n)?.text) continue;
      if (verdict.code === "COUNTER_REUSED") reused.push(row);
      else await applyVerdict(db, row, verdict, now);
      if (followed.has(row.classId)) continue;
      // Nothing done with is kept of a class that was taken from its user. They may have it again: the list tells.
      if (isListCurrent) await db.sent.delete(row.n);
      else await db.feed.delete("access");
    }
    if (reused.length > 0) await leapAndRequeue(db, reused);
    return reused.length > 0;
  });
}

async function applyVerdict(db: AsiliDb, row: OutboxRow, verdict: Verdict, now: number): Promise<void> {
  const { n, text, classId, key, school } = row;
  switch (verdict.outcome) {
    case "APPLIED":
    case "AGREED":
    case "CONTESTED":
      await db.sent.put({ n, text, classId, key, school, at: now, outcome: verdict.outcome, seq: verdict.seq });
      await db.outbox.delete(n);
      return;
    case "HELD":
      return putInTray(db, row, "held", verdict, now);
    case "BLOCKED":
      return putInTray(db, row, "blocked", verdict, now);
    case "REJECTED":
      return putInTray(db, row, "rejected", verdict, now);
  }
}

async function putInTray(
  db: AsiliDb,
  row: OutboxRow,
  state: Exclude<OutboxRow["state"], "waiting">,
  { code, message, cells }: Verdict,
  heardAt: number,
): Promise<void> {
  await db.outbox.put({
    ...row,
    state,
    heardAt,
    ...(code && { code }),
    // The head's own words may name somebody; they lie sealed in the user's feed.
    ...(message && code !== "DECLINED" && { message }),
    ...(cells && { cells }),
  });
}
