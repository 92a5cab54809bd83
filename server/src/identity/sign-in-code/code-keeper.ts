import { randomInt, timingSafeEqual } from "node:crypto";
import type { Services } from "../../context.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Phone } from "../../values/phone.js";

const GOOD_FOR_SECONDS = 10 * 60;
const MOST_TRIES = 5;

type Keeping = Pick<Services, "cache" | "tokens">;

// Hashed, so that no phone number lies in a shared cache.
const keyFor = (phone: Phone) => `sign-in-code:${hashSecret(phone).slice(0, 32)}`;

/** A new code of six digits for this phone; the one before it is good no more. What is kept of it is useless without the keys. */
export async function makeCode({ cache, tokens }: Keeping, phone: Phone): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await cache.delete(`${keyFor(phone)}:tries`);
  await cache.set(keyFor(phone), tokens.derive(`sign-in-code:${phone}:${code}`)[0], GOOD_FOR_SECONDS);
  return code;
}

/** Whether it is the code of this phone, which it then is for the last time. After five wrong ones a new one is needed. */
export async function spendCode({ cache, tokens }: Keeping, phone: Phone, code: string): Promise<boolean> {
  const key = keyFor(phone);
  const kept = await cache.get(key);
  if (kept === null) return false;
  if ((await cache.increment(`${key}:tries`, GOOD_FOR_SECONDS)) > MOST_TRIES) {
    await cache.delete(key);
    return false;
  }
  const isRight = tokens.derive(`sign-in-code:${phone}:${code}`).some((made) => equal(made, kept));
  // Two who send the right code at once: one of them is first.
  if (!isRight || (await cache.increment(`${key}:${kept.slice(0, 16)}:spent`, GOOD_FOR_SECONDS)) > 1) return false;
  await cache.delete(key);
  return true;
}

const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
