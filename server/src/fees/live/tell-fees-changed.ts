import { recordEvents } from "../../events/outbox.js";
import type { LearnerId } from "../../values/ids.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { feesTopic } from "./fees-topics.js";

const MOST_NAMED = 50;

/** Tells the school that fees have changed without money coming in, in the transaction in which they do. */
export async function tellFeesChanged(
  { tx, schoolId, now }: Ledger,
  eventId: string,
  learnerIds: readonly LearnerId[],
): Promise<void> {
  const named = learnerIds.length > MOST_NAMED ? [] : learnerIds;
  await recordEvents(tx, now, [
    { topic: feesTopic(schoolId), payload: { eventId, receiptId: null, learnerIds: named } },
  ]);
}
