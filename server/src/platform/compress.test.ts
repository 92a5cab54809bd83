import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseEncoding, createCompressor } from "./compress.js";

/** Registers as a device pulls them, different each time they are asked for with another seed. */
function registers(count: number, seed = 1): string {
  let state = seed;
  const below = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
  const exceptions = () => Array.from({ length: below(6) }, () => `A${1 + below(45)}.${1 + below(8)}`).join("");
  return JSON.stringify(
    Array.from(
      { length: count },
      (_, n) => `${below(3)}|P${exceptions()}|${11 + below(12)}|${1_788_760_800 + n * 86_400}`,
    ),
  );
}

describe("an answer", () => {
  const compress = createCompressor();

  it.each([1, 3, 20, 200, 2000])("of %i rows comes back as it was", async (count) => {
    const text = registers(count);
    for (const isForDevice of [true, false]) {
      const brotli = await compress(text, "br", isForDevice);
      if (brotli) expect(brotliDecompressSync(brotli).toString()).toBe(text);
      const gzipped = await compress(text, "gzip", isForDevice);
      if (gzipped) expect(gunzipSync(gzipped).toString()).toBe(text);
    }
  });

  it("that is short is left as it is", async () => {
    expect(await compress("x".repeat(159), "br", true)).toBeNull();
  });

  it("for devices is smaller than for others, and the same is made only once", async () => {
    const text = registers(1000);
    const forOthers = await compress(text, "br", false);
    const first = await compress(text, "br", true);
    expect(first!.length).toBeLessThan(forOthers!.length * 0.95);
    expect(await compress(text, "br", true)).toBe(first);
  });

  it("never waits for the best compression of another", async () => {
    const [first, second] = await Promise.all([
      compress(registers(3000), "br", true),
      compress(registers(3000, 2), "br", true),
    ]);
    expect(second!.length).toBeGreaterThan(first!.length * 1.05);
  });
});

it.each([
  [undefined, null],
  ["", null],
  ["identity", null],
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0.5", "br"],
  ["br;q=0, gzip", "gzip"],
  ["BR;Q=0.0, GZIP", "gzip"],
  ["zstd", null],
] as const)("to those who accept %j is encoded as %j", (accept, encoding) => {
  expect(chooseEncoding(accept)).toBe(encoding);
});
