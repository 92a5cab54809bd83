import type { FastifyRequest } from "fastify";
import { Fault } from "./fault.js";
import type { Answer } from "./provider-routes.js";
import { makeToken } from "./text.js";
import type { World } from "./world.js";

/** A new token for an application; its last one is no longer good. */
export function giveToken(world: World, { headers, query }: FastifyRequest): Answer {
  if ((query as { grant_type?: string }).grant_type !== "client_credentials")
    throw new Fault("400.008.02", "Invalid grant type passed");
  const basic = /^Basic (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  const pair = Buffer.from(basic, "base64").toString("utf8");
  const owner = world.businesses.find(({ consumerKey, consumerSecret }) => `${consumerKey}:${consumerSecret}` === pair);
  if (!owner) throw new Fault("400.008.01", "Invalid Authentication passed");
  const token = makeToken();
  world.tokens.set(owner.consumerKey, { token, endsAt: world.now().getTime() + world.tokenLifeSeconds * 1000 });
  world.tokensIssued += 1;
  return { body: { access_token: token, expires_in: String(world.tokenLifeSeconds) } };
}

/** Whose token a request came with. */
export function holderOf({ tokens, now }: World, { headers }: FastifyRequest): string {
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
  for (const [consumerKey, { token, endsAt }] of tokens)
    if (token === given && endsAt > now().getTime()) return consumerKey;
  throw given === undefined
    ? new Fault("404.001.04", "Invalid Authentication Header")
    : new Fault("404.001.03", "Invalid Access Token");
}
