import type { Em } from "../platform/orm.js";
import { OutboxEvent } from "./outbox-event.entity.js";

/**
 * Notes an event in the transaction of its cause. The relay publishes it after the commit, at least once, so a
 * payload holds what listeners need to drop what they know already: ids and a number that only grows.
 */
export async function recordEvent(tx: Em, now: Date, topic: string, payload: object): Promise<void> {
  await tx
    .createQueryBuilder(OutboxEvent)
    .insert({ topic, payload: JSON.stringify(payload), at: now })
    .execute();
}
