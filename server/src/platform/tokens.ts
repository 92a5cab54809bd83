import { createHmac, createSecretKey } from "node:crypto";
import jwt from "jsonwebtoken";
import { Lru } from "./lru.js";

/** A secret shared by all processes and the short name under which tokens refer to it. */
export type SigningKey = { id: string; secret: string };

export type Tokens = {
  /** Makes a token of the claims, good for `seconds` from `now`. */
  sign(claims: Record<string, number>, seconds: number, now: Date): string;
  /** The claims of a token that one of the keys signed; `expired` when that is all that ails it. */
  verify(token: string, now: Date): TokenReading;
  /** Secrets that only the holder of the keys can make again from the seed; one a key, the first key's first. */
  derive(seed: string): [string, ...string[]];
};

type TokenReading = { ok: true; claims: Record<string, unknown> } | { ok: false; expired: boolean };

const ALGORITHM = "HS256";
const MAX_LENGTH = 1000;
const KEPT_TOKENS = 5_000;

/**
 * Signs with the first key and verifies with any, so a key is changed by putting the new one in front and dropping
 * the old one once its last token has expired. Every request carries a token, often over a slow link: names of claims
 * are kept short and the header bare.
 */
export function createTokens(keys: readonly SigningKey[]): Tokens {
  const first = keys[0];
  if (!first) throw new Error("tokens need at least one signing key");
  const deriveWith = ({ secret }: SigningKey, seed: string) =>
    createHmac("sha256", secret).update(seed).digest("base64url");
  // Given as text, the library would try each time whether it is a public key.
  const secrets = new Map(keys.map((key) => [key.id, createSecretKey(key.secret, "utf8")]));
  const signingSecret = createSecretKey(first.secret, "utf8");
  // A device sends the same token for a quarter of an hour: what one of the keys signed once, it has signed.
  const signed = new Lru<Record<string, unknown>>(KEPT_TOKENS);

  return {
    sign: (claims, seconds, now) =>
      jwt.sign({ ...claims, exp: Math.floor(now.getTime() / 1000) + seconds }, signingSecret, {
        algorithm: ALGORITHM,
        noTimestamp: true,
        header: { alg: ALGORITHM, typ: undefined, kid: first.id },
      }),
    verify: (token, now) => {
      const known = signed.get(token);
      if (known) return isOver(known, now) ? { ok: false, expired: true } : { ok: true, claims: known };
      const secret = token.length > MAX_LENGTH ? undefined : secrets.get(keyIdOf(token));
      if (secret === undefined) return { ok: false, expired: false };
      try {
        const clockTimestamp = Math.floor(now.getTime() / 1000);
        const claims = jwt.verify(token, secret, { algorithms: [ALGORITHM], clockTimestamp });
        // One that never ends is none of ours, whoever signed it.
        if (typeof claims === "string" || typeof claims.exp !== "number") return { ok: false, expired: false };
        signed.set(token, claims);
        return { ok: true, claims };
      } catch (error) {
        return { ok: false, expired: error instanceof jwt.TokenExpiredError };
      }
    },
    derive: (seed) => [deriveWith(first, seed), ...keys.slice(1).map((key) => deriveWith(key, seed))],
  };
}

const isOver = ({ exp }: Record<string, unknown>, now: Date): boolean =>
  Number(exp) <= Math.floor(now.getTime() / 1000);

function keyIdOf(token: string): string {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf(".")), "base64url").toString());
    return typeof header === "object" && header && "kid" in header ? String(header.kid) : "";
  } catch {
    return "";
  }
}
