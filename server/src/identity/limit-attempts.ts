import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { hashSecret } from "../platform/hash-secret.js";
import type { Cache } from "../platform/cache.js";

const WINDOW_SECONDS = 15 * 60;
const MOST_PER_LOGIN = 10;
/** A school's staff often stand behind one address, all of them signing in on the first day of term. */
const MOST_PER_ADDRESS = 200;

// Hashed, so that no phone number lies in a shared cache.
const loginKey = (login: string) => `attempts:login:${hashSecret(login).slice(0, 32)}`;
const addressKey = (address: string) => `attempts:address:${hashSecret(address).slice(0, 32)}`;

/**
 * Counts an attempt to sign in before it is tried, so that many at once are counted too; refuses one too many. An address
 * that tries too often counts against nobody's login.
 */
export async function countAttempt({ cache }: Pick<Services, "cache">, login: string, address: string): Promise<void> {
  await countOne(cache, addressKey(address), MOST_PER_ADDRESS);
  await countOne(cache, loginKey(login), MOST_PER_LOGIN);
}

/** Call once the password was right. */
export async function forgetAttempts({ cache }: Pick<Services, "cache">, login: string): Promise<void> {
  await cache.delete(loginKey(login));
}

async function countOne(cache: Cache, key: string, most: number): Promise<void> {
  if ((await cache.increment(key, WINDOW_SECONDS)) <= most) return;
  const retryAfter = await cache.secondsLeft(key);
  const minutes = Math.max(1, Math.ceil(retryAfter / 60));
  throw new Refusal(
    ErrorCode.rateLimited,
    `Too many attempts. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
    { retryAfter },
  );
}
