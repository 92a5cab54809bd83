import { describe, expect, it } from "vitest";
import vectors from "../../test/fixtures/wire/digests.json" with { type: "json" };
import { addDigests, itemDigest, takeDigest } from "./digest.js";
import { fnv1a32 } from "./fnv1a32.js";

describe("digests", () => {
  it.each(vectors.hashes)("hashes '$text'", ({ text, fnv1a32: hash }) => {
    expect(fnv1a32(text)).toBe(hash);
  });

  it.each(vectors.scopes)("adds up $name, and takes it away again", ({ items, digest }) => {
    const digests = items.map(([item, line]) => itemDigest(item!, line!));
    expect(digests.reduce(addDigests, 0)).toBe(digest);
    expect(digests.reduce(takeDigest, digest)).toBe(0);
  });

  it("adds up the scopes of a client", () => {
    expect(String(vectors.client.scopes.reduce(addDigests, 0))).toBe(vectors.client.digest);
  });
});
