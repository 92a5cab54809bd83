import jwt from "jsonwebtoken";
import { expect, it } from "vitest";
import { createTokens } from "./tokens.js";

const a = { id: "a", secret: "a".repeat(32) };
const b = { id: "b", secret: "b".repeat(32) };
const now = new Date("2026-11-23T05:30:00.500Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

it("signs with the first key and verifies with any", () => {
  const byOld = createTokens([a]).sign({ u: 7 }, 60, now);
  expect(createTokens([b, a]).verify(byOld, now)).toMatchObject({ ok: true, claims: { u: 7 } });
  expect(createTokens([b]).verify(byOld, now)).toEqual({ ok: false, expired: false });
  const byNew = createTokens([b, a]).sign({ u: 7 }, 60, now);
  expect(createTokens([a]).verify(byNew, now)).toEqual({ ok: false, expired: false });
});

it("tells an expired token from a bad one", () => {
  const tokens = createTokens([a]);
  const token = tokens.sign({ u: 7 }, 60, now);
  expect(tokens.verify(token, later(59)).ok).toBe(true);
  expect(tokens.verify(token, later(60))).toEqual({ ok: false, expired: true });
});

it("accepts no token that says how it is to be checked, or that was changed", () => {
  const tokens = createTokens([a]);
  const [head, claims, mark] = tokens.sign({ u: 7 }, 60, now).split(".") as [string, string, string];
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const bad = [
    `${encode({ alg: "none", kid: "a" })}.${claims}.`,
    `${encode({ alg: "HS512", kid: "a" })}.${claims}.${mark}`,
    `${encode({ alg: "HS256" })}.${claims}.${mark}`,
    `${head}.${encode({ u: 8, exp: 9_999_999_999 })}.${mark}`,
    `${head}.${claims}`,
    "nonsense",
    "",
    "x".repeat(5000),
  ];
  for (const token of bad) expect(tokens.verify(token, now), token).toEqual({ ok: false, expired: false });
});

it("is short enough to send with every request", () => {
  const token = createTokens([a]).sign({ u: 123_456, s: 1234, d: 1_234_567 }, 900, now);
  expect(token.length).toBeLessThanOrEqual(150);
});

it("derives the same secrets from the same seed, one for each key", () => {
  const tokens = createTokens([a, b]);
  expect(tokens.derive("seed")).toEqual([...createTokens([a]).derive("seed"), ...createTokens([b]).derive("seed")]);
  expect(new Set([...tokens.derive("seed"), ...tokens.derive("other")]).size).toBe(4);
});

it("accepts no token that would never expire", () => {
  const endless = jwt.sign({ u: 7 }, a.secret, { keyid: "a", noTimestamp: true });
  expect(createTokens([a]).verify(endless, now)).toEqual({ ok: false, expired: false });
});
