import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";

const WINDOW_SECONDS = 15 * 60;
/** More than a whole staff hands to one colleague in that time. */
const MOST_PER_CARRIER = 200;

/** Counts what a carrier delivers before it is opened, so that nobody can keep the server checking signatures. */
export async function countRelays(
  { cache }: Pick<Services, "cache">,
  viewer: UserViewer,
  count: number,
): Promise<void> {
  const key = `relays:${viewer.userId}`;
  let total = 0;
  for (let each = 0; each < count; each++) total = await cache.increment(key, WINDOW_SECONDS);
  if (total <= MOST_PER_CARRIER) return;
  throw new Refusal(ErrorCode.rateLimited, "That is much at once. What you carry is kept; it goes in some minutes.", {
    retryAfter: await cache.secondsLeft(key),
  });
}
