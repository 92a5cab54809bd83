import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Phone } from "../../values/phone.js";

const QUARTER = 15 * 60;
const DAY = 24 * 3600;

/**
 * How many codes may be asked for in how many seconds: each costs the installation a message. Counted in this order up to
 * the first that refuses, so that an address that asks too often counts against nobody's phone, nor a phone against all.
 */
const LIMITS = [
  // A network often puts a whole village behind one address.
  { of: "address", seconds: QUARTER, most: 60 },
  { of: "phone", seconds: QUARTER, most: 3 },
  { of: "phone", seconds: DAY, most: 10 },
  { of: "all", seconds: QUARTER, most: 2000 },
] as const;

/** Counts a code that is asked for, before it is made; refuses one too many with how long to wait. */
export async function countCode({ cache }: Pick<Services, "cache">, phone: Phone, address: string): Promise<void> {
  for (const { of, seconds, most } of LIMITS) {
    const whose = of === "phone" ? phone : of === "address" ? address : "";
    const key = `codes:${of}:${seconds}:${hashSecret(whose).slice(0, 32)}`;
    if ((await cache.increment(key, seconds)) <= most) continue;
    const retryAfter = await cache.secondsLeft(key);
    const minutes = Math.max(1, Math.ceil(retryAfter / 60));
    throw new Refusal(
      ErrorCode.rateLimited,
      `Too many codes were asked for. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
      { retryAfter },
    );
  }
}
