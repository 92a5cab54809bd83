import { expect, it } from "vitest";
import { createMemoryCache } from "../platform/memory-cache.js";
import { countAttempt } from "./limit-attempts.js";

it("an address that tries too many logins shuts nobody else's login out", async () => {
  const cache = createMemoryCache();
  for (let other = 0; other < 200; other++) await countAttempt({ cache }, `nobody${other}`, "203.0.113.7");
  for (let tries = 0; tries < 20; tries++) {
    await expect(countAttempt({ cache }, "+254712345678", "203.0.113.7")).rejects.toThrow("Too many attempts");
  }
  await countAttempt({ cache }, "+254712345678", "198.51.100.1");
});
