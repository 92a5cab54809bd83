import type { z } from "zod";
import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import { BAD_TOKEN, type Endpoint, errorMeaning, PAUSES } from "./error-meaning.js";
import { keyOf, obtainToken } from "./obtain-token.js";
import type { Outcome } from "./outcome.js";
import { beginPause, pauseLeft } from "./pause.js";
import { type Reply, send } from "./send.js";

export type Line = {
  services: Pick<Services, "cache" | "logger" | "clock">;
  shortcode: LiveShortcode;
  timeoutMs: number;
};

const UNSENT_SECONDS = 10;

/**
 * One call: leave it while the provider wants peace; take the shared token; send once. Only where the provider says that the
 * token is not good, and so has done nothing, is it sent again, with a new one.
 */
export async function call<Schema extends z.ZodType>(
  line: Line,
  endpoint: Endpoint,
  body: Record<string, string | number>,
  answer: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const { logger } = line.services;
  const reply = await exchange(line, endpoint, body);
  const outcome = "outcome" in reply ? reply.outcome : await read(line, endpoint, reply, answer);
  if (outcome.kind !== "accepted") {
    const code = outcome.kind === "unknown" ? outcome.why : outcome.code;
    logger.warn(
      { endpoint, outcome: outcome.kind, code, shortcode: line.shortcode.shortcode },
      "M-Pesa did not accept",
    );
  }
  return outcome;
}

/** The reply; or, where nothing was sent, what that comes to. */
async function exchange(
  line: Line,
  endpoint: Endpoint,
  body: Record<string, string | number>,
): Promise<Reply | { outcome: Outcome<never> }> {
  const { cache, logger } = line.services;
  try {
    const pause = await pauseLeft(cache, keyOf(line.shortcode));
    if (pause) return { outcome: busy(pause.code, "waiting as M-Pesa asked", pause.seconds) };
    const token = await obtainToken(cache, line.shortcode, null);
    if (!token.ok) return { outcome: withoutToken(token) };
    const reply = await post(line, endpoint, body, token.token);
    if (reply.kind !== "error" || reply.code !== BAD_TOKEN) return reply;
    const next = await obtainToken(cache, line.shortcode, token.token);
    return next.ok ? await post(line, endpoint, body, next.token) : { outcome: withoutToken(next) };
  } catch (error) {
    // `post` throws nothing: it was the cache, which stands before both.
    logger.error({ err: error, endpoint }, "the cache does not answer, so M-Pesa was not asked");
    return { outcome: busy("CACHE", "the cache does not answer", UNSENT_SECONDS) };
  }
}

async function read<Schema extends z.ZodType>(
  line: Line,
  endpoint: Endpoint,
  reply: Reply,
  answer: Schema,
): Promise<Outcome<z.output<Schema>>> {
  if (reply.kind === "unsent") return busy("UNREACHABLE", reply.why, UNSENT_SECONDS);
  if (reply.kind === "lost") return { kind: "unknown", why: reply.why };
  if (reply.kind === "body") {
    const parsed = answer.safeParse(reply.body);
    return parsed.success ? { kind: "accepted", value: parsed.data } : { kind: "unknown", why: "UNREADABLE" };
  }
  const { code, message } = reply;
  if (!(code in PAUSES)) return errorMeaning(endpoint, code, message);
  const { cache, logger } = line.services;
  const seconds = await beginPause(cache, keyOf(line.shortcode), code).catch((error: unknown) => {
    logger.error({ err: error }, "the pause that M-Pesa asked for is known to nobody else");
    return PAUSES[code]!;
  });
  return busy(code, message, seconds);
}

function post(
  { shortcode, timeoutMs }: Line,
  endpoint: Endpoint,
  body: Record<string, string | number>,
  token: string,
): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return send(new URL(endpoint, shortcode.baseUrl), init, timeoutMs);
}

/** Without a token nothing was sent. Bad credentials stay bad; everything else may pass. */
const withoutToken = ({ code, message }: { code: string; message: string }): Outcome<never> =>
  code.startsWith("400.") ? { kind: "refused", code, message } : busy(code, message, UNSENT_SECONDS);

const busy = (code: string, message: string, retryAfterSeconds: number): Outcome<never> => ({
  kind: "busy",
  code,
  message,
  retryAfterSeconds,
});
