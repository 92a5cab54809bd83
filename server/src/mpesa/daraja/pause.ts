import type { Cache } from "../../platform/cache.js";
import { PAUSES } from "./error-meaning.js";

const LONGEST_SECONDS = 300;
/** Errors further apart than this are no longer in a row. */
const ROW_SECONDS = 600;

/** How long the provider is still to be left alone, by every process; null if it is not. */
export async function pauseLeft(cache: Cache, name: string): Promise<{ code: string; seconds: number } | null> {
  const code = await cache.get(`${name}:pause`);
  return code === null ? null : { code, seconds: Math.max(1, await cache.secondsLeft(`${name}:pause`)) };
}

/** Begins a pause after such an error, each of a row twice as long as the last. @returns seconds */
export async function beginPause(cache: Cache, name: string, code: string): Promise<number> {
  const count = await cache.increment(`${name}:spikes`, ROW_SECONDS);
  const seconds = Math.min(PAUSES[code]! * 2 ** (Math.min(count, 20) - 1), LONGEST_SECONDS);
  await cache.set(`${name}:pause`, code, seconds);
  return seconds;
}
