import { describe, expect, it } from "vitest";
import vectors from "../../../test/fixtures/wire/known.json" with { type: "json" };
import { parseKnown } from "./parse-known.js";

describe("what a device knows", () => {
  it.each(vectors.valid)("is read: $name", ({ text, known: { cursors, ...known } }) => {
    expect(parseKnown(text)).toEqual({ ...known, cursors: new Map(cursors as [number, number][]) });
  });

  it.each(vectors.invalid)("is refused for $reason: '$text'", ({ text }) => {
    expect(parseKnown(text)).toBeNull();
  });
});
