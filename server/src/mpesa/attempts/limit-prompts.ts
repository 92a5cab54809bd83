import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserId } from "../../values/ids.js";

const MOST = 60;
const WINDOW_SECONDS = 3600;

/** A prompt lands on somebody's phone, perhaps a stranger's: nobody sends them by the hundred. */
export async function limitPrompts({ cache }: Pick<Services, "cache">, userId: UserId): Promise<void> {
  const key = `mpesa-prompts:${userId}`;
  if ((await cache.increment(key, WINDOW_SECONDS)) <= MOST) return;
  const retryAfter = await cache.secondsLeft(key);
  throw new Refusal(ErrorCode.rateLimited, "Too many prompts. Wait an hour, or pay at the paybill.", { retryAfter });
}
