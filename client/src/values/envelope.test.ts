import { describe, expect, it } from "vitest";
import fc from "fast-check";
import vectors from "../../../server/test/fixtures/wire/envelopes.json";
import { decodeBase41, encodeBase41 } from "./base41";
import { encodeBase64Url } from "./base64-url";
import { readCarryText, toCarryTexts } from "./carry-text";
import { decodeEnvelope, encodeEnvelope, type EnvelopeLabel, type Packing, SIGNATURE_BYTES } from "./envelope";
import { addPart, joinParts, type Parts } from "./join-parts";
import { MalformedError } from "./malformed-error";

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

describe("an envelope", () => {
  it.each(vectors.valid)("is written and read: $name", (vector) => {
    const { envelope, packing, operations, deviceId, userId, schoolId, made } = vector;
    const bytes = bytesOf(envelope);
    const { body, ...label } = decodeEnvelope(bytes);
    expect(label).toEqual({ packing, deviceId, userId, schoolId, made });
    if (packing === "plain") expect(new TextDecoder().decode(body)).toBe(operations.join("\n"));
    const signed = encodeEnvelope(label as EnvelopeLabel, packing as Packing, body);
    expect(signed).toEqual(bytes.subarray(0, -SIGNATURE_BYTES));
    expect(encodeBase64Url(bytes)).toBe(envelope);
  });

  it.each(vectors.invalid)("is refused for $reason", ({ envelope }) => {
    expect(() => decodeEnvelope(bytesOf(envelope))).toThrow(MalformedError);
  });

  it.each(vectors.valid)("is shown and read in parts of any order: $name", ({ envelope, texts }) => {
    const bytes = bytesOf(envelope);
    expect(toCarryTexts(bytes, "7QK4")).toEqual(texts[0]);
    expect(toCarryTexts(bytes, "7QK4", 60)).toEqual(texts[1]);
    for (const shown of texts) expect(joinAll(shown.toReversed().map((text) => `\n${text} `))).toEqual(bytes);
    expect(joinAll(texts[1]!.slice(1))).toBeNull();
    expect(joinAll([texts[1]![0]!, ...texts[0]!])).toEqual(bytes);
  });

  it.each(vectors.notOurs)("is not what says '%s'", (text) => expect(readCarryText(text)).toEqual({ kind: "foreign" }));
  it.each(vectors.newer)("is newer that says '%s'", (text) => expect(readCarryText(text)).toEqual({ kind: "newer" }));
  it.each(vectors.damaged)("is damaged that says '%s'", (text) =>
    expect(readCarryText(text)).toEqual({ kind: "damaged" }),
  );
});

it("any bytes come back from base 41, in letters a QR code packs closely", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
      const text = encodeBase41(bytes);
      expect(text).toMatch(/^[0-9A-Z$./:-]*$/);
      expect(text.length).toBe(Math.floor(bytes.length / 2) * 3 + (bytes.length % 2) * 2);
      expect(decodeBase41(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

function joinAll(texts: readonly string[]): Uint8Array | null {
  let parts: Parts = new Map();
  for (const text of texts) {
    const read = readCarryText(text);
    if (read.kind !== "part") throw new Error(`${read.kind}: ${text}`);
    parts = addPart(parts, read.part);
  }
  return joinParts(parts);
}
