import type { Services } from "../../context.js";
import type { Viewer } from "../../identity/viewer.js";
import { type MappedEvents, mapEvents } from "../../platform/map-events.js";
import type { LearnerId, ReceiptId } from "../../values/ids.js";
import { feesTopic } from "./fees-topics.js";
import type { FeesChanged } from "./payment-confirmed.type.js";

type Event = { eventId: string; receiptId?: ReceiptId | null; learnerIds?: LearnerId[] };

/** Whatever changes the school's fees, from now on. */
export function followFees(
  { pubSub }: Pick<Services, "pubSub">,
  { schoolId }: Viewer,
): Promise<MappedEvents<FeesChanged>> {
  return mapEvents(pubSub.subscribe([feesTopic(schoolId)]), async (told) => {
    const { eventId, receiptId, learnerIds = [] } = told as Event;
    return { eventId, receiptId: receiptId ? String(receiptId) : null, learnerIds: learnerIds.map(String) };
  });
}
