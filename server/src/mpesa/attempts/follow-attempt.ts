import type { Services } from "../../context.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { type MappedEvents, mapEvents } from "../../platform/map-events.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { attemptTopic } from "../mpesa-topics.js";
import { type AttemptType, toAttemptType } from "./attempt.type.js";
import { findAttempt } from "./find-attempt.js";

/** An attempt as it is after each of its changes; nothing where it is not the viewer's to see. */
export async function followAttempt(
  { orm, pubSub }: Pick<Services, "orm" | "pubSub">,
  viewer: Viewer,
  id: MpesaAttemptId,
): Promise<MappedEvents<AttemptType>> {
  return mapEvents(pubSub.subscribe([attemptTopic(id)]), async () => {
    const attempt = await findAttempt(orm.em.fork() as Em, viewer, id);
    return attempt && toAttemptType(attempt);
  });
}
