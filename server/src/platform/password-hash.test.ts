import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash.js";

const FORM = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/;

it("hashes with argon2id at OWASP's cost, each time with another salt", async () => {
  const [first, second] = await Promise.all([hashPassword("siri yangu"), hashPassword("siri yangu")]);
  expect(first).toMatch(FORM);
  expect(first).not.toBe(second);
  expect(await verifyPassword("siri yangu", first)).toBe(true);
  expect(await verifyPassword("siri yake", first)).toBe(false);
});

it("takes letters for the same however they are composed", async () => {
  expect(await verifyPassword("Wanjiku\u0303", await hashPassword("Wanjik\u0169"))).toBe(true);
});

it("takes about as long to say no to nobody as to somebody", async () => {
  const hash = await hashPassword("siri yangu");
  const time = async (of: string | null) => {
    const started = performance.now();
    await verifyPassword("wrong", of);
    return performance.now() - started;
  };
  // The least of many, in turn: what others do on a busy machine makes some of them longer, never one shorter.
  let [somebody, nobody] = [Infinity, Infinity];
  for (let n = 0; n < 15; n++) {
    somebody = Math.min(somebody, await time(hash));
    nobody = Math.min(nobody, await time(null));
  }
  expect(nobody / somebody).toBeGreaterThan(0.5);
  expect(nobody / somebody).toBeLessThan(2);
});

it("verifies a hash of another cost, and nothing that is no hash", async () => {
  const cheap = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$HGdAsWdNkQFZDc7VjIQcQ7tBHNXAVkvgAqLtEvaEtwA";
  expect(await verifyPassword("wrong", cheap)).toBe(false);
  for (const hash of ["", "password", "$2b$10$abc"]) expect(await verifyPassword("", hash)).toBe(false);
});

it("makes a crowd wait its turn, and sends away what would wait too long", async () => {
  const hash = await hashPassword("siri yangu");
  const answers = await Promise.allSettled(Array.from({ length: 110 }, () => verifyPassword("wrong", hash)));
  const refused = answers.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(8);
  expect(refused[0]).toMatchObject({ reason: { extensions: { code: "RATE_LIMITED", retryAfter: 5 } } });
});
