import type { Em } from "../platform/orm.js";
import { writeRows } from "../platform/write-rows.js";

/** What happened, and where it is told. */
export type OutgoingEvent = { topic: string; payload: object };

const OUTBOX = { name: "outboxEvent", columns: ["topic", "payload", "at"] } as const;

/**
 * Notes events in the transaction of their cause. The relay publishes them after the commit, at least once, so a
 * payload holds what listeners need to drop what they know already: ids and a number that only grows.
 */
export async function recordEvents(tx: Em, now: Date, events: readonly OutgoingEvent[]): Promise<void> {
  const rows = events.map(({ topic, payload }) => ({ topic, payload: JSON.stringify(payload), at: now }));
  await writeRows(tx, OUTBOX, rows);
}
