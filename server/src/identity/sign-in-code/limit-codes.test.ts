import { expect, it } from "vitest";
import { createMemoryCache } from "../../platform/memory-cache.js";
import type { Phone } from "../../values/phone.js";
import { countCode } from "./limit-codes.js";

it("an address that asks for too many codes shuts nobody's phone out", async () => {
  const cache = createMemoryCache();
  const victim = "+254712345678" as Phone;
  for (let other = 0; other < 60; other++) {
    await countCode({ cache }, `+2547000000${String(10 + other)}` as Phone, "203.0.113.7");
  }
  for (let asked = 0; asked < 20; asked++) {
    await expect(countCode({ cache }, victim, "203.0.113.7")).rejects.toThrow("Too many codes");
  }
  await countCode({ cache }, victim, "198.51.100.1");
});

it("codes that are refused to a phone do not use up what the installation sends", async () => {
  const cache = createMemoryCache();
  const phone = "+254712345678" as Phone;
  for (let asked = 0; asked < 2100; asked++) {
    await countCode({ cache }, phone, `198.51.100.${asked}`).catch(() => null);
  }
  await countCode({ cache }, "+254712345679" as Phone, "203.0.113.7");
});
