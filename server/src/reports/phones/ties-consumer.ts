import type { EventConsumer } from "../../events/relay.js";
import { TIES_TOPICS, type TiesChanged } from "../../identity/tell-ties-changed.js";
import { deliverCards, type Delivering } from "./deliver-cards.js";

/** Sets the cards on phones right when who is whose guardian or class teacher has changed. */
export const tiesConsumer = (delivering: Delivering): EventConsumer => ({
  topics: TIES_TOPICS,
  take: async (_em, _topic, payload) => {
    const { schoolId, learnerIds, userIds } = payload as TiesChanged;
    await deliverCards(delivering, schoolId, { learnerIds });
    await deliverCards(delivering, schoolId, { userIds });
  },
});
