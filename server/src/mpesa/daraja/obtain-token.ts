import { createHash, randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import type { Cache } from "../../platform/cache.js";
import { Endpoint } from "./error-meaning.js";
import { send } from "./send.js";

export type TokenResult = { ok: true; token: string } | { ok: false; code: string; message: string };

/** A token is given up this long before the provider does so. */
const MARGIN_SECONDS = 60;
const FETCH_MS = 15_000;
/** Longer than a fetch takes; whoever dies with the lock holds the others up no longer than this. */
const LOCK_SECONDS = 20;
const WAIT_MS = 25_000;
/** A fetch that failed answers for all who waited for it, and for those who come right after. */
const FAULT_SECONDS = 2;

const Token = z.object({
  access_token: z.string().min(1).max(4000),
  expires_in: z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number),
});

/** Who is already waiting in this process, by key. */
const waiting = new WeakMap<Cache, Map<string, Promise<TokenResult>>>();

/**
 * The token of a consumer key, which all processes share: a new one ends the last, so it is fetched by one of them alone.
 * `stale` is a token that the provider no longer takes; whoever finds that another has replaced it takes the new one.
 */
export function obtainToken(cache: Cache, shortcode: LiveShortcode, stale: string | null): Promise<TokenResult> {
  const flights = waiting.get(cache) ?? new Map<string, Promise<TokenResult>>();
  waiting.set(cache, flights);
  const name = keyOf(shortcode);
  const flight = `${name} ${stale ?? ""}`;
  const underWay = flights.get(flight);
  if (underWay) return underWay;
  const begun = share(cache, shortcode, name, stale).finally(() => flights.delete(flight));
  flights.set(flight, begun);
  return begun;
}

/** Names an application of the provider's without telling its key. */
export const keyOf = ({ baseUrl, consumerKey }: LiveShortcode): string =>
  `daraja:${createHash("sha256").update(`${baseUrl.origin} ${consumerKey.reveal()}`).digest("hex").slice(0, 24)}`;

/** Look; if there is none, try to be the one who fetches; if another is, wait and look again. */
async function share(cache: Cache, shortcode: LiveShortcode, name: string, stale: string | null): Promise<TokenResult> {
  const [tokenKey, lockKey, faultKey] = [`${name}:token`, `${name}:lock`, `${name}:fault`];
  const look = async (): Promise<TokenResult | null> => {
    const token = await cache.get(tokenKey);
    if (token !== null && token !== stale) return { ok: true, token };
    const fault = await cache.get(faultKey);
    return fault === null ? null : { ok: false, ...(JSON.parse(fault) as { code: string; message: string }) };
  };

  for (const until = performance.now() + WAIT_MS; performance.now() < until; await sleep(randomInt(20, 60))) {
    const seen = await look();
    if (seen) return seen;
    if ((await cache.increment(lockKey, LOCK_SECONDS)) > 1) continue;
    try {
      // Between the look and the lock another may have fetched and let go.
      const late = await look();
      if (late) return late;
      const { result, seconds } = await fetchToken(shortcode);
      if (result.ok) await cache.set(tokenKey, result.token, seconds);
      else await cache.set(faultKey, JSON.stringify({ code: result.code, message: result.message }), FAULT_SECONDS);
      return result;
    } finally {
      await cache.delete(lockKey);
    }
  }
  return { ok: false, code: "TOKEN_WAIT", message: "no process has fetched a token" };
}

async function fetchToken(shortcode: LiveShortcode): Promise<{ result: TokenResult; seconds: number }> {
  const basic = `${shortcode.consumerKey.reveal()}:${shortcode.consumerSecret.reveal()}`;
  const authorization = `Basic ${Buffer.from(basic).toString("base64")}`;
  const reply = await send(new URL(Endpoint.token, shortcode.baseUrl), { headers: { authorization } }, FETCH_MS);
  if (reply.kind === "error") return { result: { ok: false, code: reply.code, message: reply.message }, seconds: 0 };
  if (reply.kind !== "body") return { result: { ok: false, code: "TOKEN", message: reply.why }, seconds: 0 };
  const parsed = Token.safeParse(reply.body);
  if (!parsed.success) return { result: { ok: false, code: "TOKEN", message: "not a token" }, seconds: 0 };
  const { access_token: token, expires_in: life } = parsed.data;
  return { result: { ok: true, token }, seconds: Math.max(life - MARGIN_SECONDS, 1) };
}
